import { describe, expect, test } from 'vitest'
import { ok } from '#lib/kernel/result.ts'
import { storeResult } from './store-result.ts'

const failing = (message: string, code?: string) => () =>
  Promise.reject(Object.assign(new Error(message), code === undefined ? {} : { code }))

describe('a query', () => {
  test('that answers has its answer', async () => {
    expect(await storeResult(async () => 7)).toEqual(ok(7))
  })

  test.each([
    ['08006', 'connection failure'],
    ['53300', 'too many clients already'],
    ['57P01', 'terminating connection due to administrator command'],
    ['57P03', 'the database system is starting up'],
    ['57014', 'canceling statement due to statement timeout'],
    ['25006', 'cannot execute INSERT in a read-only transaction'],
    ['25P03', 'terminating connection due to idle-in-transaction timeout'],
    ['ECONNREFUSED', 'connect ECONNREFUSED'],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND db'],
    [undefined, 'Connection terminated unexpectedly'],
    [undefined, 'timeout exceeded when trying to connect'],
    [undefined, 'Query read timeout'],
  ])('F11 that ends with %s finds the store away', async (code, message) => {
    expect(await storeResult(failing(message, code))).toMatchObject({
      ok: false,
      error: { code: 'STORE_UNAVAILABLE' },
    })
  })

  test.each([
    ['23505', 'duplicate key value violates unique constraint'],
    ['42501', 'permission denied for table audit_event'],
    ['42P01', 'relation "note" does not exist'],
    ['23505', 'duplicate key value violates unique constraint "connection_key"'],
    ['ERR_ASSERTION', 'a bug about a connection'],
  ])('that ends with %s is a bug, and stays one', async (code, message) => {
    await expect(storeResult(failing(message, code))).rejects.toThrow(message)
  })

  test('names in its reason the kind of failure and not its words', async () => {
    const failed = await storeResult(failing('could not connect to canary', '08001'))
    expect(failed).toMatchObject({ error: { reason: '08001' } })
    expect(JSON.stringify(failed)).not.toContain('canary')
  })
})

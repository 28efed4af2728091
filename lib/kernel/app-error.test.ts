import { describe, expect, test } from 'vitest'
import { appError, errorTable } from './app-error.ts'

const rows = Object.entries(errorTable)

describe('the table of failures', () => {
  test.each(rows)('%s has a status of failure', (_code, row) => {
    expect(row.status).toBeGreaterThanOrEqual(400)
    expect(row.status).toBeLessThan(600)
  })

  test('has a name for each failure in the words of its room', () => {
    for (const [code] of rows) expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
  })
})

test('an error carries its code, and more only where there is more', () => {
  expect(appError('RATE_LIMITED')).toEqual({ code: 'RATE_LIMITED' })
  expect(appError('RATE_LIMITED', { retryAfterMs: 5 })).toEqual({
    code: 'RATE_LIMITED',
    retryAfterMs: 5,
  })
})

test('an error made of another keeps its reason and has its own code', () => {
  const refused = appError('TOKEN_REFUSED', { reason: 'invalid_grant' })
  expect(appError('SESSION_ENDED', refused)).toEqual({
    code: 'SESSION_ENDED',
    reason: 'invalid_grant',
  })
})

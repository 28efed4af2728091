import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { CHECK_TRAIL, postgresAuditChecks } from './audit-checks.ts'

const opened = testDatabase()
const checks = () => postgresAuditChecks(opened().database)
// The store asks for one so that nobody forgets it, and looks at nothing in it.
const grant = {} as AccessGrant

async function ask(): Promise<{ readonly id: string; readonly isAsked: boolean }> {
  const id = randomUUID()
  const isAsked = unwrap(await checks().ask(grant, { id, tenant: 'greyfield', by: 'haddad' }))
  return { id, isAsked }
}
const newest = async () => unwrap(await checks().newest())
const waitingJobs = async () => {
  const text = 'select count(*)::int as jobs from graphile_worker.jobs where task_identifier = $1'
  const [row] = await query<{ jobs: number }>(opened().ownerUrl, text, [CHECK_TRAIL])
  return row?.jobs
}

beforeEach(async () => {
  await query(opened().ownerUrl, 'delete from audit_check')
  await query(opened().ownerUrl, 'delete from graphile_worker._private_jobs')
})

describe('a check of the trail that somebody asks for', () => {
  test('wakes a worker, and is under way until it ends', async () => {
    expect(await newest()).toBeUndefined()
    const { id, isAsked } = await ask()
    expect([isAsked, await waitingJobs()]).toEqual([true, 1])
    expect(await newest()).toMatchObject({ id, state: 'under-way', records: 0, total: 0 })
    expect(unwrap(await checks().tell(id, 5_000))).toBe(true)
    expect(await newest()).toMatchObject({ state: 'under-way', records: 5_000 })
    unwrap(await checks().end(id, 'done'))
    expect(await newest()).toMatchObject({ state: 'done', records: 5_000 })
    expect(unwrap(await checks().tell(id, 6_000))).toBe(false)
  })

  test('is the only one, however many ask at once', async () => {
    const asked = await Promise.all([ask(), ask(), ask(), ask()])
    expect(asked.filter(({ isAsked }) => isAsked)).toHaveLength(1)
    expect(await waitingJobs()).toBe(1)
  })

  test('has died when nothing is heard of it for a minute; then another may be asked for', async () => {
    const { id } = await ask()
    await query(opened().ownerUrl, `update audit_check set seen_at = now() - interval '61 seconds'`)
    expect(await newest()).toMatchObject({ id, state: 'interrupted' })
    const next = await ask()
    expect(next.isAsked).toBe(true)
    expect(await newest()).toMatchObject({ id: next.id, state: 'under-way' })
    expect(unwrap(await checks().tell(id, 1))).toBe(false)
  })

  test.each(['interrupted', 'unavailable'] as const)(
    'may end without a result: %s',
    async (state) => {
      const { id } = await ask()
      unwrap(await checks().end(id, state))
      expect(await newest()).toMatchObject({ id, state })
    },
  )
})

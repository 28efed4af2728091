import { expect, test } from 'vitest'
import { query } from '#lib/testing/postgres/query.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { postgresStoreHealth } from './store-health.ts'

const opened = testDatabase()
const health = async () => unwrap(await postgresStoreHealth(opened().databases, () => 0))

const addJob = (key: string, run: string, more = '') =>
  query(
    opened().appUrl,
    `select graphile_worker.add_job('advance-filing', '{}', job_key := $1, run_at := now() + $2::interval${more})`,
    [key, run],
  )

test('a fresh database says what it is, and that nothing waits', async () => {
  const { database, queue, anchors } = await health()
  expect(database.version).toMatch(/^\d+\.\d+/)
  expect(database.schema).toMatch(/^\d{4}-[\w-]+\.sql$/)
  expect(database.bytes).toBeGreaterThan(1_000_000)
  expect(queue).toEqual({ waiting: 0, oldestAt: undefined, later: 0, givenUp: 0 })
  expect(anchors).toEqual([])
})

test('jobs are told apart: due, for later, and left after too many tries', async () => {
  await addJob('due', '-5 minutes')
  await addJob('due too', '-1 minute')
  await addJob('later', '1 hour')
  await addJob('left', '-1 hour', ', max_attempts := 1')
  await query(
    opened().appUrl,
    `update graphile_worker._private_jobs set attempts = max_attempts where key = 'left'`,
  )
  const { queue } = await health()
  expect(queue).toMatchObject({ waiting: 2, later: 1, givenUp: 1 })
  const age = Date.now() - Date.parse(queue.oldestAt ?? '')
  expect(age).toBeGreaterThan(4 * 60_000)
  expect(age).toBeLessThan(6 * 60_000)
})

import { describe, expect, test } from 'vitest'
import { openPool } from '#lib/db/pool.ts'
import { ok } from '#lib/kernel/result.ts'
import { databaseProxy } from '#lib/testing/postgres/database-proxy.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { limitsPerMinute, postgresRateLimits } from './rate-limits.ts'

const opened = testDatabase()
const SAVES = limitsPerMinute['write by session']

const refused = {
  ok: false,
  error: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) },
}

describe('S26 a limit', () => {
  test('is shared by all processes, and says how long to wait', async () => {
    const processes = [1, 2, 3].map(() => postgresRateLimits(opened().pool))
    const uses = Array.from({ length: SAVES }, (_, use) =>
      processes[use % 3]?.consume('write by session', 's1'),
    )
    expect(await Promise.all(uses)).toEqual(uses.map(() => ok(undefined)))
    for (const limits of processes) {
      const answer = await limits.consume('write by session', 's1')
      expect(answer).toEqual(refused)
      if (answer.ok) throw new Error('it was allowed')
      expect(answer.error.retryAfterMs).toBeGreaterThan(0)
      expect(answer.error.retryAfterMs).toBeLessThanOrEqual(60_000)
    }
  })

  test('is counted for each key and each kind of use', async () => {
    const limits = postgresRateLimits(opened().pool)
    const uses = Array.from({ length: SAVES + 1 }, () => limits.consume('write by session', 's2'))
    const answers = await Promise.all(uses)
    expect(answers.filter((answer) => !answer.ok)).toEqual([refused])
    expect(await limits.consume('write by session', 's3')).toEqual(ok(undefined))
    expect(await limits.consume('read by session', 's2')).toEqual(ok(undefined))
  })

  test('that cannot be counted is not passed', async () => {
    const proxy = await databaseProxy(opened().appUrl)
    const { pool } = openPool(proxy.url, 1)
    await proxy.close()
    const limits = postgresRateLimits(pool)
    expect(await limits.consume('write by user', 'u')).toMatchObject({
      error: { code: 'STORE_UNAVAILABLE' },
    })
    await pool.end()
  })
})

import { describe, expect, test } from 'vitest'
import { openPool } from '#lib/db/pool.ts'
import { appError } from '#lib/kernel/app-error.ts'
import type { LaunchId } from '#lib/kernel/ids.ts'
import { ok } from '#lib/kernel/result.ts'
import { aLaunch } from '#lib/testing/chart/a-launch.ts'
import { launchStoreContract } from '#lib/testing/contracts/launch-store-contract.ts'
import { aMoment } from '#lib/testing/fixed-clock.ts'
import { databaseProxy } from '#lib/testing/postgres/database-proxy.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { postgresLaunchStore } from './launch-store.ts'

const opened = testDatabase()
const store = () => postgresLaunchStore(opened().database, opened().seal)

launchStoreContract(async () => store())

const tokens = { access: 'the-access-token', issuedAt: aMoment, expiresAt: aMoment }
const openLaunch = async (id: string) => {
  const launch = { ...aLaunch(), id: `greyfield.${id.padStart(22, 'x')}` as LaunchId }
  await store().open({ launch, secretHash: id, lastUsedAt: aMoment }, tokens)
  return launch.id
}

describe('a launch in the database', () => {
  test('S27 holds no token in the clear', async () => {
    const id = await openLaunch('clear')
    const rows = await query(opened().appUrl, 'select * from launch where id = $1', [id])
    expect(JSON.stringify(rows)).not.toContain('the-access-token')
  })

  test('S27 does not open with the tokens of another launch', async () => {
    const [mine, theirs] = [await openLaunch('mine'), await openLaunch('theirs')]
    await query(
      opened().appUrl,
      'update launch set sealed_tokens = (select sealed_tokens from launch where id = $1) where id = $2',
      [theirs, mine],
    )
    await expect(store().tokens(mine)).rejects.toThrow()
    expect(await store().tokens(theirs)).toEqual(ok(tokens))
  })
})

describe('A7 a refresh that waits for its EHR', () => {
  test('leaves the connections to others, however many wait for it', async () => {
    const { database, pool } = openPool(opened().appUrl, 2)
    const small = postgresLaunchStore(database, opened().seal)
    const id = await openLaunch('slow')
    const ehr = Promise.withResolvers<void>()
    const waiting = Array.from({ length: 5 }, () =>
      small.refreshTokens(id, async (current) => {
        await ehr.promise
        return ok(current)
      }),
    )
    expect(await small.find('x' as LaunchId)).toEqual(ok(undefined))
    ehr.resolve()
    expect(await Promise.all(waiting)).toEqual(waiting.map(() => ok(tokens)))
    await pool.end()
  })
})

describe('F11 a database that is away', () => {
  test('is STORE_UNAVAILABLE within seconds, and works again when it is back', async () => {
    const proxy = await databaseProxy(opened().appUrl)
    const { database, pool } = openPool(proxy.url, 2)
    const away = postgresLaunchStore(database, opened().seal)
    expect(await away.find('x' as LaunchId)).toEqual(ok(undefined))
    proxy.cut()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await away.find('x' as LaunchId)).toEqual(ok(undefined))
    await proxy.close()
    const started = performance.now()
    expect(await away.find('x' as LaunchId)).toMatchObject({
      ok: false,
      error: { code: 'STORE_UNAVAILABLE' },
    })
    expect(performance.now() - started).toBeLessThan(3_500)
    await pool.end()
  })

  test('is STORE_UNAVAILABLE when it falls silent, in the middle and at the door', async () => {
    const proxy = await databaseProxy(opened().appUrl)
    const { database } = openPool(proxy.url, 2)
    const silent = postgresLaunchStore(database, opened().seal)
    await silent.find('x' as LaunchId)
    proxy.freeze()
    const started = performance.now()
    const asked = [silent.find('x' as LaunchId), silent.find('y' as LaunchId)]
    for (const answer of await Promise.all(asked)) {
      expect(answer).toMatchObject({ error: { code: appError('STORE_UNAVAILABLE').code } })
    }
    expect(performance.now() - started).toBeLessThan(14_000)
    await proxy.close()
  })
})

import { expect, test } from 'vitest'
import type { ConsoleSession } from '#lib/console/console-session.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import { aMoment } from '#lib/testing/fixed-clock.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { postgresConsoleStore } from './console-store.ts'

const opened = testDatabase()
const store = () => postgresConsoleStore(opened().database, opened().seal)
const later = instantPlus(aMoment, 600_000)

const aSession = (): ConsoleSession => ({
  id: crypto.randomUUID(),
  user: {
    ...{ id: 'https://login.example#haddad', name: 'Leila Haddad', fhirUser: undefined },
    grants: [{ tenant: 'north', role: 'privacy-officer' }],
  },
  ...{ openedAt: aMoment, endsAt: later },
})

test('a sign-in under way is taken once, and not after its time', async () => {
  const pending = { bindHash: 'b', codeVerifier: 'v', nonce: 'n', expiresAt: later }
  unwrap(await store().savePending('state', pending, aMoment))
  expect(unwrap(await store().takePending('state', aMoment))).toEqual(pending)
  expect(unwrap(await store().takePending('state', aMoment))).toBeUndefined()
  unwrap(await store().savePending('late', pending, aMoment))
  expect(unwrap(await store().takePending('late', later))).toBeUndefined()
})

test('a session is found by its secret, is used, and ends once', async () => {
  const session = aSession()
  unwrap(await store().open(session, 'secret'))
  unwrap(await store().touch(session.id, later))
  expect(unwrap(await store().find('secret'))).toEqual({
    ...{ session, lastUsedAt: later, endedAt: undefined },
  })
  unwrap(await store().end(session.id, 'user', later))
  unwrap(await store().end(session.id, 'idle', instantPlus(later, 1)))
  expect(unwrap(await store().find('secret'))?.endedAt).toBe(later)
  expect(unwrap(await store().find('another'))).toBeUndefined()
})

test('a session past its limit or idle is found until it ends, and then forgotten', async () => {
  const [used, idle] = [aSession(), aSession()]
  unwrap(await store().open(used, 'used'))
  unwrap(await store().open(idle, 'left alone'))
  unwrap(await store().touch(used.id, instantPlus(aMoment, 60_000)))
  const idsOver = async (now: typeof aMoment) =>
    unwrap(await store().over(now, aMoment, 10)).map(({ session }) => session.id)
  expect(await idsOver(instantPlus(aMoment, 60_000))).toContain(idle.id)
  expect(await idsOver(instantPlus(aMoment, 60_000))).not.toContain(used.id)
  expect(await idsOver(later)).toContain(used.id)
  unwrap(await store().end(idle.id, 'idle', later))
  expect(await idsOver(later)).not.toContain(idle.id)
  unwrap(await store().forget(later))
  expect(unwrap(await store().find('left alone'))).toBeDefined()
  unwrap(await store().forget(instantPlus(later, 1)))
  expect(unwrap(await store().find('left alone'))).toBeUndefined()
  expect(unwrap(await store().find('used'))).toBeDefined()
})

test('S27 who it is stands nowhere in the clear, and opens in its own row only', async () => {
  const [mine, theirs] = [aSession(), aSession()]
  unwrap(await store().open(mine, 'mine'))
  unwrap(await store().open(theirs, 'theirs'))
  const rows = await query(opened().appUrl, 'select * from console_session')
  expect(JSON.stringify(rows)).not.toMatch(/Haddad|privacy-officer/)
  await query(
    opened().appUrl,
    'update console_session set sealed_user = (select sealed_user from console_session where id = $1) where id = $2',
    [theirs.id, mine.id],
  )
  await expect(store().find('mine')).rejects.toThrow()
})

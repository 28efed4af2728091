import { beforeEach, describe, expect, test } from 'vitest'
import { appError } from '#lib/kernel/app-error.ts'
import type { EhrId, LaunchId, TenantId } from '#lib/kernel/ids.ts'
import { type Instant, instantPlus } from '#lib/kernel/instant.ts'
import { err, ok } from '#lib/kernel/result.ts'
import type { Launch } from '#lib/smart/launch.ts'
import type { LaunchStore, PendingLaunch } from '#lib/smart/launch-store.ts'
import type { Tokens } from '#lib/smart/token-response.ts'
import { aLaunch } from '../chart/a-launch.ts'
import { aMoment } from '../fixed-clock.ts'
import { unwrap } from '../unwrap.ts'

let made = 0
/** An id that no other test of this store uses. */
const newLaunchId = () => `greyfield.${String(++made).padStart(22, '0')}` as LaunchId
const newHash = () => `hash-${++made}`

const aPending = (more: Partial<PendingLaunch> = {}): PendingLaunch => ({
  launchId: newLaunchId(),
  tenant: 'greyfield' as TenantId,
  ehrId: 'greyfield' as EhrId,
  ehrIss: 'https://ehr.example/fhir',
  bindHash: 'b'.repeat(64),
  codeVerifier: 'v'.repeat(43),
  nonce: 'n'.repeat(43),
  redirectUri: 'https://app.example/callback/greyfield',
  askedScopes: ['launch', 'openid'],
  expiresAt: instantPlus(aMoment, 600_000),
  ...more,
})

const someTokens = (access: string): Tokens => ({
  access,
  refresh: `refresh of ${access}`,
  issuedAt: aMoment,
  expiresAt: instantPlus(aMoment, 60_000),
})

/** What every LaunchStore must do. */
export function launchStoreContract(open: () => Promise<LaunchStore>): void {
  let store: LaunchStore
  beforeEach(async () => {
    store = await open()
  })

  describe('a launch that waits for its callback', () => {
    test('S10 is taken out once, as it was put in', async () => {
      const [hash, pending] = [newHash(), aPending()]
      expect(await store.savePending(hash, pending, aMoment)).toEqual(ok(undefined))
      expect(await store.takePending(hash, aMoment)).toEqual(ok(pending))
      expect(await store.takePending(hash, aMoment)).toEqual(ok(undefined))
    })

    test('S10 is taken by one of many who come at once', async () => {
      const hash = newHash()
      await store.savePending(hash, aPending(), aMoment)
      const takers = Array.from({ length: 12 }, () => store.takePending(hash, aMoment))
      const taken = (await Promise.all(takers)).filter((one) => one.ok && one.value)
      expect(taken).toHaveLength(1)
    })

    test('S10 is gone when its time is over, and stays gone', async () => {
      const [hash, pending] = [newHash(), aPending()]
      await store.savePending(hash, pending, aMoment)
      expect(await store.takePending(hash, pending.expiresAt)).toEqual(ok(undefined))
      expect(await store.takePending(hash, aMoment)).toEqual(ok(undefined))
    })

    test('is dropped when its time is over, and not before', async () => {
      const [old, young] = [newHash(), newHash()]
      const now = instantPlus(aMoment, 600_000)
      await store.savePending(old, aPending({ expiresAt: now }), aMoment)
      const pending = aPending({ expiresAt: instantPlus(now, 1) })
      await store.savePending(young, pending, aMoment)
      expect(await store.dropPending(now)).toEqual(ok(undefined))
      expect(await store.takePending(old, aMoment)).toEqual(ok(undefined))
      expect(await store.takePending(young, aMoment)).toEqual(ok(pending))
    })

    test('is found by its own state only', async () => {
      await store.savePending(newHash(), aPending(), aMoment)
      expect(await store.takePending(newHash(), aMoment)).toEqual(ok(undefined))
    })
  })

  describe('an open launch', () => {
    let launch: Launch
    beforeEach(async () => {
      launch = { ...aLaunch(), id: newLaunchId() }
      const stored = { launch, secretHash: newHash(), lastUsedAt: aMoment }
      expect(await store.open(stored, someTokens('first'))).toEqual(ok(undefined))
    })
    const later = instantPlus(aMoment, 60_000)
    const muchLater = instantPlus(aMoment, 120_000)
    const found = async () => unwrap(await store.find(launch.id))

    test('is found as it was opened, with its tokens', async () => {
      expect(await found()).toEqual({
        launch,
        secretHash: expect.any(String),
        lastUsedAt: aMoment,
        lockedAt: undefined,
        endedAt: undefined,
      })
      expect(await store.tokens(launch.id)).toEqual(ok(someTokens('first')))
    })

    test('without a visit has none', async () => {
      const id = newLaunchId()
      const visitless = { ...launch, id, encounterId: undefined }
      await store.open(
        { launch: visitless, secretHash: newHash(), lastUsedAt: aMoment },
        someTokens('x'),
      )
      expect(unwrap(await store.find(id))?.launch).toEqual(visitless)
    })

    test('is not found by another id', async () => {
      expect(await store.find(newLaunchId())).toEqual(ok(undefined))
      expect(await store.tokens(newLaunchId())).toEqual(ok(undefined))
    })

    test('was used last when somebody used it last', async () => {
      await store.touch(launch.id, muchLater)
      await store.touch(launch.id, later)
      expect((await found())?.lastUsedAt).toBe(muchLater)
    })

    test('is locked by one of two, and keeps its tokens for what was approved in it', async () => {
      const locks = await Promise.all([store.lock(launch.id, later), store.lock(launch.id, later)])
      expect(locks.map(unwrap).toSorted()).toEqual([false, true])
      expect((await found())?.lockedAt).toBe(later)
      expect(unwrap(await store.tokens(launch.id))).toBeDefined()
    })

    test('S19 that ended has no tokens any more, and the first end stands', async () => {
      await store.end(launch.id, 'user', later)
      await store.end(launch.id, 'limit', muchLater)
      expect((await found())?.endedAt).toBe(later)
      expect(await store.tokens(launch.id)).toEqual(ok(undefined))
    })

    test('S19 is past its limit from its end on, until somebody ends it', async () => {
      const isAmong = async (now: Instant) =>
        unwrap(await store.pastLimit(now, 1_000)).some(({ id }) => id === launch.id)
      expect(await isAmong(instantPlus(launch.endsAt, -1))).toBe(false)
      expect(await isAmong(launch.endsAt)).toBe(true)
      expect(unwrap(await store.pastLimit(launch.endsAt, 1))).toHaveLength(1)
      expect(unwrap(await store.pastLimit(launch.endsAt, 1_000))).toContainEqual(launch)
      await store.end(launch.id, 'limit', launch.endsAt)
      expect(await isAmong(launch.endsAt)).toBe(false)
    })

    test('keeps who patient and user are', async () => {
      expect(await store.identity(launch.id)).toEqual(ok(undefined))
      const identity = { patient: ['MARCHETTI, Rosalind'], author: 'OKAFOR, Daniel, MD' }
      expect(await store.keepIdentity(launch.id, identity)).toEqual(ok(undefined))
      expect(await store.identity(launch.id)).toEqual(ok(identity))
    })

    test('A7 has new tokens after a refresh', async () => {
      const refreshed = await store.refreshTokens(launch.id, async (current) => {
        expect(current).toEqual(someTokens('first'))
        return ok(someTokens('second'))
      })
      expect(refreshed).toEqual(ok(someTokens('second')))
      expect(await store.tokens(launch.id)).toEqual(ok(someTokens('second')))
    })

    test('A7 is refreshed by one at a time, and the next sees what came of it', async () => {
      let running = 0
      const seen: string[] = []
      const refresh = async (current: Tokens) => {
        running += 1
        expect(running).toBe(1)
        seen.push(current.access)
        await new Promise((resolve) => setTimeout(resolve, 5))
        running -= 1
        return ok(someTokens(`${current.access}+`))
      }
      const all = [1, 2, 3].map(() => store.refreshTokens(launch.id, refresh))
      await Promise.all(all)
      expect(seen).toEqual(['first', 'first+', 'first++'])
    })

    test('A7 keeps its tokens when a refresh fails', async () => {
      const failure = err(appError('FHIR_TIMEOUT'))
      expect(await store.refreshTokens(launch.id, async () => failure)).toEqual(failure)
      expect(await store.tokens(launch.id)).toEqual(ok(someTokens('first')))
    })

    test('A7 can be refreshed again after a bug in a refresh', async () => {
      const bug = store.refreshTokens(launch.id, () => Promise.reject(new Error('a bug')))
      await expect(bug).rejects.toThrow('a bug')
      const refreshed = await store.refreshTokens(launch.id, async () => ok(someTokens('second')))
      expect(refreshed).toEqual(ok(someTokens('second')))
    })

    test('S19 that ended while its token was refreshed gets no token back', async () => {
      const refreshed = await store.refreshTokens(launch.id, async () => {
        await store.end(launch.id, 'user', later)
        return ok(someTokens('second'))
      })
      expect(refreshed).toEqual(err(appError('SESSION_ENDED')))
      expect(await store.tokens(launch.id)).toEqual(ok(undefined))
    })

    test('without tokens is not refreshed', async () => {
      await store.end(launch.id, 'ehr', later)
      const refreshed = await store.refreshTokens(launch.id, () => {
        throw new Error('must not be called')
      })
      expect(refreshed).toEqual(err(appError('SESSION_ENDED')))
    })
  })
}

import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import type { LaunchId } from '../kernel/ids.ts'
import { instantPlus } from '../kernel/instant.ts'
import { err } from '../kernel/result.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { aRegistration, registerOf } from '../testing/smart/a-registration.ts'
import { someTokens } from '../testing/smart/fake-authorization-server.ts'
import { launchWorld } from '../testing/smart/launch-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { lock, resumeLaunch } from './resume-launch.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SECRET = 'the secret of this browser'

async function openSession(registration = aRegistration()) {
  const world = launchWorld({ registrations: [registration] })
  const launch = { ...aLaunch(), openedAt: aMoment, endsAt: instantPlus(aMoment, 12 * HOUR) }
  const stored = { launch, secretHash: world.sha256(SECRET), lastUsedAt: aMoment }
  unwrap(await world.launches.open(stored, someTokens('at-1')))
  const come = (isUse: boolean, secret: string | undefined = SECRET) =>
    resumeLaunch(world, { launchId: launch.id, secret, isUse })
  const actions = () => world.audit.intents.map(({ event }) => event)
  return { world, launch, come, actions, use: () => come(true), poll: () => come(false) }
}

const locked = err(appError('SESSION_LOCKED'))
const ended = err(appError('SESSION_ENDED'))
const missing = err(appError('SESSION_MISSING'))

describe('a session', () => {
  test('is resumed by the browser that holds its secret', async () => {
    const { launch, use, poll } = await openSession()
    expect(unwrap(await use()).launch).toEqual(launch)
    expect(unwrap(await poll()).registration.id).toBe('greyfield')
  })

  test.each([undefined, '', 'another secret', 'the secret of this browser '])(
    'is not there for a browser with the secret %j',
    async (secret) => {
      const { world, launch } = await openSession()
      const request = { launchId: launch.id, secret, isUse: true }
      expect(await resumeLaunch(world, request)).toEqual(missing)
    },
  )

  test('is not there under another launch id', async () => {
    const { world } = await openSession()
    const request = { launchId: 'greyfield.other' as LaunchId, secret: SECRET, isUse: true }
    expect(await resumeLaunch(world, request)).toEqual(missing)
  })

  test('is over when its EHR is no longer registered', async () => {
    const { world, launch } = await openSession()
    const none = { ...world, ehrs: launchWorld({ registrations: [] }).ehrs }
    const request = { launchId: launch.id, secret: SECRET, isUse: true }
    expect(await resumeLaunch(none, request)).toMatchObject(err({ code: 'SESSION_ENDED' }))
  })
})

describe('a session whose entry names another server by now', () => {
  test('is over: neither its token nor its patient is of that server', async () => {
    const { world, launch } = await openSession()
    const ehrs = registerOf(aRegistration({ issuer: 'https://new.example/fhir' }))
    const request = { launchId: launch.id, secret: SECRET, isUse: true }
    const resumed = await resumeLaunch({ ...world, ehrs }, request)
    expect(resumed).toMatchObject(err({ code: 'SESSION_ENDED' }))
  })
})

describe('S39 a session nobody uses', () => {
  test('locks after ten minutes, on the trail, and stays locked', async () => {
    const { world, use, actions } = await openSession()
    world.clock.advance(10 * MINUTE - 1)
    expect((await use()).ok).toBe(true)
    world.clock.advance(10 * MINUTE)
    expect(await use()).toEqual(locked)
    expect(actions()).toEqual([{ action: 'session.lock' }])
    expect(await use()).toEqual(locked)
    expect(actions()).toHaveLength(1)
  })

  test('locks after as many minutes as its registration says', async () => {
    const { world, use } = await openSession(aRegistration({ idleMinutes: 2 }))
    world.clock.advance(2 * MINUTE)
    expect(await use()).toEqual(locked)
  })

  test('is not kept open by a page that asks by itself', async () => {
    const { world, poll } = await openSession()
    for (let minute = 1; minute < 10; minute += 1) {
      world.clock.advance(MINUTE)
      expect((await poll()).ok).toBe(true)
    }
    world.clock.advance(MINUTE)
    expect(await poll()).toEqual(locked)
  })

  test('is kept open by somebody who uses it, until its limit of twelve hours', async () => {
    const { world, use, actions } = await openSession()
    for (let minutes = 5; minutes < 12 * 60; minutes += 5) {
      world.clock.advance(5 * MINUTE)
      expect((await use()).ok).toBe(true)
    }
    world.clock.advance(5 * MINUTE)
    expect(await use()).toEqual(ended)
    expect(actions()).toEqual([{ action: 'session.end', why: 'limit' }])
  })

  test('that reaches its limit while locked is over, and has no token any more', async () => {
    const { world, launch, use } = await openSession()
    world.clock.advance(11 * MINUTE)
    expect(await use()).toEqual(locked)
    world.clock.advance(12 * HOUR)
    expect(await use()).toEqual(ended)
    expect(await world.launches.tokens(launch.id)).toEqual({ ok: true, value: undefined })
    expect(world.launches.endedWhy(launch.id)).toBe('limit')
  })

  test('still takes what was written before, to its limit, and is locked on the trail', async () => {
    const { world, launch, use, actions } = await openSession()
    const request = { launchId: launch.id, secret: SECRET, isUse: true, mayBeLocked: true }
    expect(unwrap(await resumeLaunch(world, request)).isLocked).toBe(false)
    world.clock.advance(11 * MINUTE)
    expect(unwrap(await resumeLaunch(world, request)).isLocked).toBe(true)
    expect(actions()).toEqual([{ action: 'session.lock' }])
    expect(await use()).toEqual(locked)
    world.clock.advance(12 * HOUR)
    expect(await resumeLaunch(world, request)).toEqual(ended)
  })

  test('keeps its token while locked, for what was approved in it', async () => {
    const { world, launch, use } = await openSession()
    world.clock.advance(11 * MINUTE)
    await use()
    expect(unwrap(await world.launches.tokens(launch.id))).toBeDefined()
  })
})

describe('a session that has to be closed', () => {
  test('is not served, and not closed, while the trail cannot be written', async () => {
    const { world, launch, use } = await openSession()
    world.clock.advance(11 * MINUTE)
    world.audit.breakDown()
    expect(await use()).toEqual(err(appError('AUDIT_UNAVAILABLE')))
    expect(unwrap(await world.launches.find(launch.id))?.lockedAt).toBeUndefined()
  })

  test('is not served while the store is away', async () => {
    const { world, use } = await openSession()
    world.launches.breakDown()
    expect(await use()).toEqual(err(appError('STORE_UNAVAILABLE')))
  })

  test('by its user is locked at once', async () => {
    const { world, launch, use } = await openSession()
    expect(await lock(world, launch)).toEqual(locked)
    expect(await use()).toEqual(locked)
  })
})

import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import type { LaunchId } from '../kernel/ids.ts'
import { instantPlus } from '../kernel/instant.ts'
import { err, ok } from '../kernel/result.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { someTokens } from '../testing/smart/fake-authorization-server.ts'
import { launchWorld } from '../testing/smart/launch-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { startLaunch } from './start-launch.ts'
import { sweepLaunches } from './sweep-launches.ts'

const HOUR = 3_600_000
const endsAt = instantPlus(aMoment, 12 * HOUR)

async function worldWith(count = 1) {
  const world = launchWorld()
  const ids = Array.from({ length: count }, (_, index) => `greyfield.${index}` as LaunchId)
  for (const id of ids) {
    const launch = aLaunch({ id, openedAt: aMoment, endsAt })
    const stored = { launch, secretHash: id, lastUsedAt: aMoment }
    unwrap(await world.launches.open(stored, someTokens('at-1')))
  }
  const tokens = async (id = ids[0]) => id && unwrap(await world.launches.tokens(id))
  return { world, ids, tokens }
}

describe('the sweep of launches', () => {
  test('S19 forgets the tokens of a session past its limit, on the trail, and keeps its row', async () => {
    const { world, ids, tokens } = await worldWith()
    world.clock.advance(12 * HOUR)
    expect(await sweepLaunches(world)).toEqual(ok(1))
    expect(await tokens()).toBeUndefined()
    const [id] = ids
    expect(id && unwrap(await world.launches.find(id))?.endedAt).toBe(endsAt)
    expect(world.audit.intents.map(({ who, event }) => ({ launch: who.launchId, event }))).toEqual([
      { launch: id, event: { action: 'session.end', why: 'limit' } },
    ])
  })

  test('leaves a locked session its tokens until then, for what was approved in it', async () => {
    const { world, ids, tokens } = await worldWith()
    for (const id of ids) await world.launches.lock(id, aMoment)
    world.clock.advance(12 * HOUR - 1)
    expect(await sweepLaunches(world)).toEqual(ok(0))
    expect(await tokens()).toBeDefined()
    expect(world.audit.intents).toEqual([])
  })

  test('finds all of many, and each once', async () => {
    const { world } = await worldWith(450)
    world.clock.advance(13 * HOUR)
    expect(await sweepLaunches(world)).toEqual(ok(450))
    expect(await sweepLaunches(world)).toEqual(ok(0))
  })

  test('ends no session that it cannot put on the trail', async () => {
    const { world, tokens } = await worldWith()
    world.clock.advance(13 * HOUR)
    world.audit.breakDown()
    expect(await sweepLaunches(world)).toEqual(err(appError('AUDIT_UNAVAILABLE')))
    expect(await tokens()).toBeDefined()
  })

  test('drops launches that the EHR never sent back', async () => {
    const { world } = await worldWith(0)
    const { request } = unwrap(
      await startLaunch(world, { iss: 'https://ehr.example/fhir', launch: 'xyz' }),
    )
    world.clock.advance(HOUR)
    unwrap(await sweepLaunches(world))
    const state = world.sha256(request.state)
    // As of a moment at which it would still be good.
    expect(await world.launches.takePending(state, aMoment)).toEqual(ok(undefined))
  })
})

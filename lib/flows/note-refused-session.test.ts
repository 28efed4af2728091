import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import type { LaunchId } from '../kernel/ids.ts'
import { err, ok } from '../kernel/result.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { someTokens } from '../testing/smart/fake-authorization-server.ts'
import { launchWorld } from '../testing/smart/launch-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { noteRefusedSession } from './note-refused-session.ts'

async function world() {
  const made = launchWorld()
  const launch = aLaunch()
  unwrap(
    await made.launches.open({ launch, secretHash: 'h', lastUsedAt: aMoment }, someTokens('at-1')),
  )
  const deps = { ...made, mayNote: async () => ok(undefined) }
  return { deps, launch, notes: () => made.audit.intents }
}

describe('somebody without the secret of a launch', () => {
  test('is on the trail, without naming user or patient', async () => {
    const { deps, launch, notes } = await world()
    expect(await noteRefusedSession(deps, launch.id)).toEqual(ok(undefined))
    expect(notes()).toMatchObject([
      {
        event: { action: 'access.refuse', code: 'SESSION_MISSING', entry: 'session' },
        who: { tenant: launch.tenant, launchId: launch.id, user: null, patient: null },
      },
    ])
  })

  test('leaves nothing there when there is no such launch', async () => {
    const { deps, notes } = await world()
    expect(await noteRefusedSession(deps, 'greyfield.none' as LaunchId)).toEqual(ok(undefined))
    expect(notes()).toEqual([])
  })

  test('cannot fill the trail', async () => {
    const { deps, launch, notes } = await world()
    const limited = err(appError('RATE_LIMITED'))
    const mayNote = async () => limited
    expect(await noteRefusedSession({ ...deps, mayNote }, launch.id)).toEqual(limited)
    expect(notes()).toEqual([])
  })
})

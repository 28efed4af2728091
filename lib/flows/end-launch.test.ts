import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import { err, ok } from '../kernel/result.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { aRegistration } from '../testing/smart/a-registration.ts'
import { someTokens } from '../testing/smart/fake-authorization-server.ts'
import { launchWorld } from '../testing/smart/launch-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { endLaunch } from './end-launch.ts'

const open = {
  launch: aLaunch(),
  registration: aRegistration(),
  pageToken: 'page-token',
  isLocked: false,
}

async function world(tokens = someTokens('at-1')) {
  const made = launchWorld()
  const stored = { launch: open.launch, secretHash: 'h', lastUsedAt: aMoment }
  unwrap(await made.launches.open(stored, tokens))
  return made
}

describe('S19 a session that its user ends', () => {
  test('is revoked at the EHR, on the trail before, and forgotten here', async () => {
    const made = await world()
    expect(await endLaunch(made, open)).toEqual(ok(undefined))
    expect(made.authorization.calls).toMatchObject([{ name: 'revoke', token: 'refresh-of-at-1' }])
    expect(await made.launches.tokens(open.launch.id)).toEqual(ok(undefined))
    expect(made.launches.endedWhy(open.launch.id)).toBe('user')
    expect(made.audit.intents.map(({ event }) => event)).toEqual([{ action: 'token.revoke' }])
  })

  test('is revoked by its access token when there is no other', async () => {
    const made = await world(someTokens('at-1', { refresh: undefined }))
    await endLaunch(made, open)
    expect(made.authorization.calls).toMatchObject([{ token: 'at-1' }])
  })

  test('R11 ends although the EHR cannot be told', async () => {
    const made = await world()
    made.authorization.revoke = async () => err(appError('FHIR_TIMEOUT'))
    expect(await endLaunch(made, open)).toEqual(ok(undefined))
    expect(made.launches.endedWhy(open.launch.id)).toBe('user')
  })

  test('does not end unseen: not while the trail cannot be written', async () => {
    const made = await world()
    made.audit.breakDown()
    expect(await endLaunch(made, open)).toEqual(err(appError('AUDIT_UNAVAILABLE')))
    expect(made.authorization.calls).toEqual([])
    expect(made.launches.endedWhy(open.launch.id)).toBeUndefined()
  })
})

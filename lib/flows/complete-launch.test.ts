import { describe, expect, test } from 'vitest'
import { type AppErrorCode, appError } from '../kernel/app-error.ts'
import type { EhrId, LaunchId } from '../kernel/ids.ts'
import { err } from '../kernel/result.ts'
import type { EhrRegister } from '../smart/ehr-registration.ts'
import { aRegistration, registerOf } from '../testing/smart/a-registration.ts'
import {
  aTokenResponse,
  fakeAuthorizationServer,
} from '../testing/smart/fake-authorization-server.ts'
import { type LaunchWorld, launchWorld } from '../testing/smart/launch-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { completeLaunch } from './complete-launch.ts'
import { resumeLaunch } from './resume-launch.ts'
import { startLaunch } from './start-launch.ts'

const greyfield = 'greyfield' as EhrId

/** A launch under way, and what an honest browser would bring back. */
async function underWay(world: LaunchWorld = launchWorld()) {
  const started = unwrap(
    await startLaunch(world, { iss: 'https://ehr.example/fhir', launch: 'xyz' }),
  )
  const { launchId, bindSecret, request } = started
  world.audit.intents.length = 0
  world.audit.outcomes.length = 0
  world.authorization.calls.length = 0
  const comeBack = (
    change: {
      readonly parameters?: Readonly<Record<string, string>>
      readonly ehrId?: EhrId
      readonly ehrs?: EhrRegister
      readonly bindSecretOf?: (id: LaunchId) => string | undefined
    } = {},
  ) =>
    completeLaunch(
      { ...world, ehrs: change.ehrs ?? world.ehrs },
      {
        ehrId: change.ehrId ?? greyfield,
        parameters: new URLSearchParams(change.parameters ?? { code: 'c', state: request.state }),
        bindSecretOf: change.bindSecretOf ?? ((id) => (id === launchId ? bindSecret : undefined)),
      },
    )
  return { world, launchId, bindSecret, request, comeBack }
}

describe('a launch that comes back', () => {
  test('opens the session of the user and patient that the EHR named', async () => {
    const { world, launchId, comeBack } = await underWay()
    const { launch, sessionSecret } = unwrap(await comeBack())
    expect(launch).toEqual({
      id: launchId,
      tenant: 'greyfield',
      ehrId: 'greyfield',
      ehrIss: 'https://ehr.example/fhir',
      user: 'https://ehr.example/fhir/Practitioner/okafor',
      patientId: 'marchetti',
      encounterId: 'visit',
      context: aTokenResponse().context,
      openedAt: '2026-11-19T09:12:00.000Z',
      endsAt: '2026-11-19T21:12:00.000Z',
    })
    const resumed = await resumeLaunch(world, { launchId, secret: sessionSecret, isUse: true })
    expect(unwrap(resumed).launch).toEqual(launch)
  })

  test('hands the code on with the verifier, nonce and redirect URI of this very launch', async () => {
    const { world, request, comeBack } = await underWay()
    await comeBack()
    const [call] = world.authorization.calls
    if (call?.name !== 'exchangeCode') throw new Error('no exchange')
    expect(call.exchange).toMatchObject({
      state: request.state,
      nonce: request.nonce,
      redirectUri: request.redirectUri,
      askedScopes: request.scopes,
    })
    expect(call.exchange.parameters.get('code')).toBe('c')
  })

  test('S14 has a new secret; what the browser held before opens nothing', async () => {
    const { world, launchId, bindSecret, comeBack } = await underWay()
    const { sessionSecret } = unwrap(await comeBack())
    expect(sessionSecret).not.toBe(bindSecret)
    expect(sessionSecret).toHaveLength(43)
    const fixed = await resumeLaunch(world, { launchId, secret: bindSecret, isUse: true })
    expect(fixed).toEqual(err(appError('SESSION_MISSING')))
  })

  test('is on the trail step by step, each before it is done', async () => {
    const { world, comeBack } = await underWay()
    await comeBack()
    expect(world.audit.intents.map(({ event }) => event.action)).toEqual([
      'token.exchange',
      'session.open',
    ])
    expect(world.audit.intents[1]?.who).toMatchObject({
      user: 'https://ehr.example/fhir/Practitioner/okafor',
      patient: 'marchetti',
      encounter: 'visit',
    })
  })

  test('lasts as long as the registration says', async () => {
    const registrations = [aRegistration({ sessionHours: 0.5 })]
    const { comeBack } = await underWay(launchWorld({ registrations }))
    expect(unwrap(await comeBack()).launch.endsAt).toBe('2026-11-19T09:42:00.000Z')
  })
})

describe('a launch is refused, on the trail and without a word to the EHR,', () => {
  async function refused(
    code: AppErrorCode,
    { world, comeBack }: Awaited<ReturnType<typeof underWay>>,
    change: Parameters<typeof comeBack>[0] = {},
  ) {
    expect(await comeBack(change)).toMatchObject({ ok: false, error: { code } })
    expect(world.authorization.calls).toEqual([])
    expect(world.audit.intents.map(({ event }) => event)).toEqual([
      { action: 'launch.refuse', code },
    ])
  }

  test.each([{}, { code: 'c' }, { state: 'x' }])('when it brings only %j', async (parameters) => {
    await refused('LAUNCH_STATE_INVALID', await underWay(), { parameters })
  })

  test('S10 C4 when its state is not ours', async () => {
    const parameters = { code: 'c', state: 'made-up' }
    await refused('LAUNCH_STATE_INVALID', await underWay(), { parameters })
  })

  test('S10 C4 when its state comes a second time', async () => {
    const begun = await underWay()
    unwrap(await begun.comeBack())
    begun.world.audit.intents.length = 0
    begun.world.authorization.calls.length = 0
    await refused('LAUNCH_STATE_INVALID', begun)
  })

  test('S10 when it took longer than ten minutes', async () => {
    const begun = await underWay()
    begun.world.clock.advance(600_000)
    await refused('LAUNCH_STATE_INVALID', begun)
  })

  test('S10 C4 when it comes back in another browser, and is spent by that', async () => {
    const begun = await underWay()
    await refused('LAUNCH_BROWSER_MISMATCH', begun, { bindSecretOf: () => undefined })
    begun.world.audit.intents.length = 0
    await refused('LAUNCH_STATE_INVALID', begun)
  })

  test('S10 when the browser holds the secret of another launch', async () => {
    await refused('LAUNCH_BROWSER_MISMATCH', await underWay(), { bindSecretOf: () => 'other' })
  })

  test('S12 N19 when it comes to the callback of another EHR', async () => {
    const registrations = [
      aRegistration(),
      aRegistration({ id: 'other', issuer: 'https://other.example/fhir' }),
    ]
    const begun = await underWay(launchWorld({ registrations }))
    await refused('LAUNCH_ISSUER_MISMATCH', begun, { ehrId: 'other' as EhrId })
  })

  test('when its entry names another server by now, to which no code is sent', async () => {
    const begun = await underWay()
    const ehrs = registerOf(aRegistration({ issuer: 'https://new.example/fhir' }))
    await refused('LAUNCH_ISSUER_MISMATCH', begun, { ehrs })
  })

  test.each([
    ['access_denied', 'LAUNCH_DENIED'],
    ['server_error', 'LAUNCH_REFUSED_BY_EHR'],
    ['temporarily_unavailable', 'LAUNCH_REFUSED_BY_EHR'],
  ] as const)('N7 when the EHR answers %s', async (error, code) => {
    const begun = await underWay()
    await refused(code, begun, { parameters: { error, state: begun.request.state } })
  })

  test('S38 without repeating the words that stand in its URL', async () => {
    const { comeBack, request } = await underWay()
    const parameters = { error: 'MARCHETTI, Rosalind', state: request.state }
    expect(await comeBack({ parameters })).toMatchObject({ error: { reason: 'other' } })
  })

  test('when its EHR is no longer registered', async () => {
    const begun = await underWay()
    const world = { ...begun.world, ehrs: launchWorld({ registrations: [] }).ehrs }
    const callback = {
      ehrId: greyfield,
      parameters: new URLSearchParams({ code: 'c', state: begun.request.state }),
      bindSecretOf: () => begun.bindSecret,
    }
    expect(await completeLaunch(world, callback)).toEqual(err(appError('LAUNCH_STATE_INVALID')))
    expect(world.authorization.calls).toEqual([])
  })
})

describe('a launch that comes back opens nothing', () => {
  test.each(['TOKEN_REFUSED', 'ID_TOKEN_INVALID', 'FHIR_TIMEOUT'] as const)(
    'when the exchange ends with %s',
    async (code) => {
      const failed = err(appError(code))
      const authorization = fakeAuthorizationServer({ exchangeCode: failed })
      const { world, launchId, comeBack } = await underWay(launchWorld({ authorization }))
      expect(await comeBack()).toEqual(failed)
      expect(await world.launches.find(launchId)).toEqual({ ok: true, value: undefined })
      expect(world.audit.outcomes).toMatchObject([
        { event: { action: 'token.exchange' }, outcome: { result: 'failed', code } },
      ])
    },
  )

  test('N17 when the EHR named no patient', async () => {
    const answer = { ok: true, value: aTokenResponse({ patientId: undefined }) } as const
    const authorization = fakeAuthorizationServer({ exchangeCode: answer })
    const { world, launchId, comeBack } = await underWay(launchWorld({ authorization }))
    expect(await comeBack()).toEqual(err(appError('LAUNCH_PATIENT_MISSING')))
    expect(await world.launches.find(launchId)).toEqual({ ok: true, value: undefined })
    expect(world.audit.intents.at(-1)?.event).toEqual({
      action: 'launch.refuse',
      code: 'LAUNCH_PATIENT_MISSING',
    })
  })

  test('when the trail cannot be written: no code is exchanged', async () => {
    const { world, comeBack } = await underWay()
    world.audit.breakDown()
    expect(await comeBack()).toEqual(err(appError('AUDIT_UNAVAILABLE')))
    expect(world.authorization.calls).toEqual([])
  })

  test('when the store is away', async () => {
    const { world, comeBack } = await underWay()
    world.launches.breakDown()
    expect(await comeBack()).toEqual(err(appError('STORE_UNAVAILABLE')))
    expect(world.authorization.calls).toEqual([])
  })
})

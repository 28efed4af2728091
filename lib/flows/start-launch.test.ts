import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import { launchIdSchema } from '../kernel/id-schemas.ts'
import { err } from '../kernel/result.ts'
import { pkceChallenge } from '../smart/pkce.ts'
import { aRegistration } from '../testing/smart/a-registration.ts'
import {
  aSmartConfiguration,
  fakeAuthorizationServer,
} from '../testing/smart/fake-authorization-server.ts'
import { launchWorld } from '../testing/smart/launch-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { startLaunch } from './start-launch.ts'

const ISS = 'https://ehr.example/fhir'
const ehrLaunch = { iss: ISS, launch: 'xyz' }

// Spellings of the registered issuer that reach elsewhere, or nearly so.
const hostileIssuers = [
  'http://ehr.example/fhir',
  'https://ehr.example',
  'https://ehr.example/FHIR',
  'https://EHR.example/fhir',
  'https://ehr.example/fhir/../fhir',
  'https://ehr.example/fhir?',
  'https://ehr.example/fhir?x=https://ehr.example/fhir',
  'https://ehr.example/fhir#',
  'https://ehr.example:443/fhir',
  'https://ehr.example:8443/fhir',
  'https://ehr.example@evil.example/fhir',
  'https://ehr.example/fhir@evil.example',
  'https://ehr.example.evil.example/fhir',
  'https://evil.example/https://ehr.example/fhir',
  ' https://ehr.example/fhir',
  'https://ehr.example/fhir\u0000',
  'https://ehr.example/fhir\r\nHost: evil.example',
  'https://ehr.exаmple/fhir', // a Cyrillic a
  'http://169.254.169.254/latest/meta-data',
  'http://127.0.0.1:5432',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '//ehr.example/fhir',
  '',
]

describe('a launch begins', () => {
  test.each(hostileIssuers)(
    'S9 C4 not at %j: nothing is sent, and the trail says so',
    async (iss) => {
      const world = launchWorld()
      const started = await startLaunch(world, { iss, launch: 'xyz' })
      expect(started).toEqual(err(appError('LAUNCH_ISSUER_UNKNOWN')))
      expect(world.authorization.calls).toEqual([])
      expect(world.audit.intents.map(({ event }) => event)).toEqual([
        { action: 'launch.refuse', code: 'LAUNCH_ISSUER_UNKNOWN' },
      ])
    },
  )

  test('with the intent on the trail before the EHR is asked anything', async () => {
    const world = launchWorld()
    await startLaunch(world, ehrLaunch)
    expect(world.audit.intents).toMatchObject([
      {
        who: { tenant: 'greyfield', ehrId: 'greyfield' },
        event: { action: 'launch.start', mode: 'ehr' },
      },
    ])
    expect(world.authorization.calls[0]?.grant.intentId).toBe('intent-1')
  })

  test('not at all when the trail cannot be written', async () => {
    const world = launchWorld()
    world.audit.breakDown()
    const unavailable = err(appError('AUDIT_UNAVAILABLE'))
    expect(await startLaunch(world, ehrLaunch)).toEqual(unavailable)
    expect(await startLaunch(world, { iss: 'https://evil.example', launch: 'x' })).toEqual(
      unavailable,
    )
    expect(world.authorization.calls).toEqual([])
  })

  test.each(['DISCOVERY_FAILED', 'DISCOVERY_UNTRUSTED'] as const)(
    'not when discovery says %s, and nothing is kept of it',
    async (code) => {
      const failed = err(appError(code))
      const world = launchWorld({ authorization: fakeAuthorizationServer({ discover: failed }) })
      expect(await startLaunch(world, ehrLaunch)).toEqual(failed)
      expect(world.audit.outcomes).toMatchObject([{ outcome: { result: 'failed', code } }])
    },
  )

  test('not when the pending launch cannot be kept', async () => {
    const world = launchWorld()
    world.launches.breakDown()
    expect(await startLaunch(world, ehrLaunch)).toEqual(err(appError('STORE_UNAVAILABLE')))
  })
})

describe('the authorization request of a launch', () => {
  test('2.2.0@35 2.2.0@41 S12 goes to the EHR with its launch value, its base and its own redirect URI', async () => {
    const { request } = unwrap(await startLaunch(launchWorld(), ehrLaunch))
    expect(request).toMatchObject({
      endpoint: 'https://ehr.example/authorize',
      clientId: 'chartside',
      redirectUri: 'https://app.example/callback/greyfield',
      aud: ISS,
      launch: 'xyz',
    })
  })

  test('2.2.0@41 names the FHIR base as this launch spelled it', async () => {
    const { request } = unwrap(await startLaunch(launchWorld(), { iss: `${ISS}/`, launch: 'xyz' }))
    expect(request.aud).toBe(`${ISS}/`)
  })

  test('2.2.0@36 2.2.0@166 of a standalone launch names no launch and asks for the context', async () => {
    const world = launchWorld()
    const { request } = unwrap(await startLaunch(world, { iss: ISS, launch: undefined }))
    expect(request.launch).toBeUndefined()
    expect(request.scopes).toContain('launch/patient')
    expect(world.audit.intents).toMatchObject([{ event: { mode: 'standalone' } }])
  })

  test('R3 R4 S11 shows state, nonce and challenge; state, bind secret and verifier are apart', async () => {
    const world = launchWorld()
    const { request, bindSecret, launchId } = unwrap(await startLaunch(world, ehrLaunch))
    const pending = unwrap(
      await world.launches.takePending(world.sha256(request.state), world.clock.now()),
    )
    expect(pending).toMatchObject({
      launchId,
      nonce: request.nonce,
      bindHash: world.sha256(bindSecret),
      redirectUri: request.redirectUri,
      askedScopes: request.scopes,
      expiresAt: '2026-11-19T09:22:00.000Z',
    })
    expect(request.codeChallenge).toBe(pkceChallenge(world.sha256, pending?.codeVerifier ?? ''))
    const { state, nonce } = request
    const secrets = [state, nonce, bindSecret, pending?.codeVerifier ?? '']
    expect(new Set(secrets).size).toBe(4)
    // 256 bits as base64url.
    for (const secret of secrets) expect(secret).toHaveLength(43)
    expect(JSON.stringify(request)).not.toContain(pending?.codeVerifier)
    expect(JSON.stringify(request)).not.toContain(bindSecret)
  })

  test('has a launch id that names the EHR', async () => {
    const { launchId } = unwrap(await startLaunch(launchWorld(), ehrLaunch))
    expect(launchIdSchema.safeParse(launchId).success).toBe(true)
    expect(launchId.startsWith('greyfield.')).toBe(true)
  })

  test('2.2.0@120 asks in old scopes where discovery knows no others', async () => {
    const found = { ...aSmartConfiguration, permissions: 'v1' } as const
    const authorization = fakeAuthorizationServer({ discover: { ok: true, value: found } })
    const { request } = unwrap(await startLaunch(launchWorld({ authorization }), ehrLaunch))
    expect(request.scopes).toContain('patient/Observation.read')
  })

  test.each([
    ['a long request where that is offered', true, 200, true],
    ['no long request elsewhere', false, 200, false],
    ['no short request', true, 1, false],
  ])('2.2.0@133 goes by POST: %s', async (_which, authorizePost, scopes, byPost) => {
    const found = { ...aSmartConfiguration, authorizePost }
    const authorization = fakeAuthorizationServer({ discover: { ok: true, value: found } })
    const many = Array.from({ length: scopes }, (_, n) => `patient/Observation.rs?code=${n}`)
    const registrations = [aRegistration({ scopes: many.join(' ') })]
    const started = await startLaunch(launchWorld({ authorization, registrations }), ehrLaunch)
    expect(unwrap(started).byPost).toBe(byPost)
  })

  test('A5 of two launches at once shares nothing', async () => {
    const world = launchWorld({ registrations: [aRegistration()] })
    const [a, b] = await Promise.all([startLaunch(world, ehrLaunch), startLaunch(world, ehrLaunch)])
    const [first, second] = [unwrap(a), unwrap(b)]
    for (const pick of [
      (one: typeof first) => one.launchId,
      (one: typeof first) => one.bindSecret,
      (one: typeof first) => one.request.state,
      (one: typeof first) => one.request.nonce,
      (one: typeof first) => one.request.codeChallenge,
    ]) {
      expect(pick(first)).not.toBe(pick(second))
    }
  })
})

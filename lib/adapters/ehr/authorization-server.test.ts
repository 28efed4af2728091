import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { json } from '#lib/testing/http/local-server.ts'
import {
  type AuthorizationWorld,
  authorizationWorld,
  REDIRECT_URI,
  SMART_CONFIGURATION,
  VERIFIER,
} from '#lib/testing/smart/authorization-world.ts'
import { idToken, signingKey } from '#lib/testing/smart/stub-authorization-server.ts'
import { unwrap } from '#lib/testing/unwrap.ts'

let world: AuthorizationWorld
let keys: Parameters<typeof authorizationWorld>[0]
beforeAll(async () => {
  keys = { server: await signingKey('key-1') }
})
beforeEach(async () => {
  world = await authorizationWorld(keys)
})
afterEach(() => world.server.close())

describe('the exchange of a code', () => {
  test('proves the user and brings tokens and context', async () => {
    world.give(await world.idToken())
    expect(unwrap(await world.exchange())).toMatchObject({
      user: `${world.server.registration.issuer}/Practitioner/okafor`,
      patientId: 'p1',
      tokens: { access: 'at-1' },
      context: { grantedScopes: ['launch', 'openid'] },
    })
  })

  test('2.2.0@62 2.2.0@67-70 R6 D11 sends a form with code, redirect URI and verifier', async () => {
    world.give(await world.idToken())
    await world.exchange()
    const [form] = world.server.tokenForms()
    expect(Object.fromEntries(form ?? [])).toEqual({
      grant_type: 'authorization_code',
      code: 'a code+/',
      redirect_uri: REDIRECT_URI,
      code_verifier: VERIFIER,
      client_id: 'chartside',
    })
    const request = world.server.requests.find(({ url }) => url === '/token')
    expect(request).toMatchObject({ method: 'POST', url: '/token' })
    expect(request?.headers['content-type']).toContain('application/x-www-form-urlencoded')
  })

  test('A8 N16 takes an id_token without kid when there is one key', async () => {
    world.server.answers['/jwks'] = json({ keys: [{ ...world.key.jwk, kid: undefined }] })
    world.give(await idToken(world.claims(), world.key, { alg: 'ES256' }))
    expect((await world.exchange()).ok).toBe(true)
  })

  test('reads a token answer in which nothing is said with null', async () => {
    const token = await world.idToken()
    world.give(token, {
      refresh_token: null,
      expires_in: null,
      encounter: null,
    })
    const { tokens: found, encounterId } = unwrap(await world.exchange())
    expect(found.refresh).toBeUndefined()
    expect(encounterId).toBeUndefined()
  })
})

describe('S12 RFC 9207 a callback', () => {
  test('of the right issuer is taken', async () => {
    world.give(await world.idToken())
    expect((await world.exchange({ code: 'c', state: 's', iss: world.server.issuer })).ok).toBe(
      true,
    )
  })

  test('of another issuer is refused, and the code goes nowhere', async () => {
    world.give(await world.idToken())
    const answer = await world.exchange({ code: 'c', state: 's', iss: 'https://evil.example' })
    expect(answer).toMatchObject({ error: { code: 'LAUNCH_ISSUER_MISMATCH' } })
    expect(world.server.tokenForms()).toEqual([])
  })

  test('without the issuer that the server promised is refused', async () => {
    world.give(await world.idToken())
    world.server.answers[SMART_CONFIGURATION] = json({
      issuer: world.server.issuer,
      jwks_uri: `${world.server.origin}/jwks`,
      authorization_endpoint: `${world.server.origin}/authorize`,
      token_endpoint: `${world.server.origin}/token`,
      authorization_response_iss_parameter_supported: true,
    })
    expect(await world.exchange()).toMatchObject({ error: { code: 'LAUNCH_ISSUER_MISMATCH' } })
    expect(world.server.tokenForms()).toEqual([])
  })
})

describe('the token endpoint', () => {
  test.each([
    ['invalid_grant', json({ error: 'invalid_grant' }, 400), 'TOKEN_REFUSED'],
    ['invalid_client', json({ error: 'invalid_client' }, 401), 'TOKEN_REFUSED'],
    ['401 with a challenge', json({}, 401, { 'www-authenticate': 'Basic' }), 'TOKEN_REFUSED'],
    ['400 without words', json('no', 400), 'TOKEN_REFUSED'],
    ['500', json({ error: 'server_error' }, 500), 'FHIR_SERVER_ERROR'],
    ['503', json({}, 503), 'FHIR_BUSY'],
    ['429', json({}, 429), 'FHIR_BUSY'],
    ['a redirect', json({}, 302, { location: 'https://evil.example' }), 'FHIR_HOST_REFUSED'],
  ])('N8 N9 N11 that answers %s gives no session', async (_what, answer, code) => {
    world.server.answers['/token'] = answer
    expect(await world.exchange()).toMatchObject({ ok: false, error: { code } })
    expect(world.server.tokenForms()).toHaveLength(1)
  })

  test('names in a reason the kind of error and no secret', async () => {
    world.server.answers['/token'] = json(
      { error: 'invalid_grant', error_description: 'canary' },
      400,
    )
    const failed = await world.exchange()
    expect(failed).toMatchObject({ error: { reason: 'invalid_grant' } })
    expect(JSON.stringify(failed)).not.toContain('canary')
    world.server.answers['/token'] = json({ error: 'canary' }, 400)
    expect(await world.exchange()).toMatchObject({
      error: { code: 'TOKEN_REFUSED', reason: 'other' },
    })
  })
})

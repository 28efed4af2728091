import fc from 'fast-check'
import { exportSPKI } from 'jose'
import { describe, expect, test } from 'vitest'
import { aSite, setModes } from './a-site.ts'
import { anApp, clients, jwksUrl, keyPairs } from './an-app.ts'
import { assertionType } from './client-authentication.ts'

const forward = (site: ReturnType<typeof aSite>, seconds: number): void => {
  site.clock.now = new Date(site.clock.now.getTime() + seconds * 1000)
}

const publicPem = new TextEncoder().encode(await exportSPKI(keyPairs.ES384.publicKey))

/** The time of `aSite`. */
const now = Date.parse('2026-11-19T15:00:00Z') / 1000

const methods = ['none', 'client_secret_basic', 'private_key_jwt'] as const

describe.each(methods)('a client with %s', (method) => {
  const aSiteOfClient = () => aSite({ clients: [clients[method]] })

  test('gets tokens and the context of the launch', async () => {
    const site = aSiteOfClient()
    const app = anApp(site)
    const { made, code } = await app.openChart()
    const { status, headers, body } = await app.redeem(made, code)
    expect(status).toBe(200)
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: made.parameters.scope,
      patient: 'm1',
      encounter: 'e1',
      need_patient_banner: true,
      tenant: 'greyfield',
      smart_style_url: `${site.authBase}/style.json`,
    })
    expect(site.tokens.check(body.access_token, site.now())).toMatchObject({
      clientId: app.client.id,
      practitionerId: 'okafor',
      patientId: 'm1',
      encounterId: 'e1',
    })
  })

  test('refreshes, and must authenticate for it', async () => {
    const site = aSiteOfClient()
    const app = anApp(site)
    const first = await app.signOn()
    const { status, body } = await app.refresh(first.refresh_token)
    expect(status).toBe(200)
    expect(body.refresh_token).not.toBe(first.refresh_token)
    expect(body).toMatchObject({ patient: 'm1', encounter: 'e1', scope: first.scope })

    const bare = await app.server.request(`${site.authBase}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: body.refresh_token,
      }),
    })
    expect(bare.status).toBe(401)
    expect(await bare.json()).toMatchObject({ error: 'invalid_client' })
  })

  test('may ask what its token is worth, and give it back', async () => {
    const site = aSiteOfClient()
    const app = anApp(site)
    const tokens = await app.signOn()
    const { body } = await app.post('introspect', { token: tokens.access_token })
    expect(body).toMatchObject({ active: true, client_id: app.client.id, patient: 'm1' })
    const revoked = await app.post('revoke', { token: tokens.refresh_token })
    expect(revoked.status).toBe(200)
    expect(site.tokens.check(tokens.access_token, site.now())).toBe('revoked')
    const after = await app.post('introspect', { token: tokens.access_token })
    expect(after.body).toEqual({ active: false })
    expect((await app.refresh(tokens.refresh_token)).body.error).toBe('invalid_grant')
  })

  test('leaves nothing for the recorder to object to', async () => {
    const site = aSiteOfClient()
    const app = anApp(site)
    await app.refresh((await app.signOn()).refresh_token)
    const objections = site.tokens.recorder.list().filter(({ ok }) => !ok)
    // The test app leaves out what else is registered.
    expect(objections.map(({ detail }) => detail)).toEqual(['scope leaves out online_access'])
  })
})

describe('an authorization code', () => {
  test('used a second time is refused, and takes the first tokens with it', async () => {
    const site = aSite()
    const app = anApp(site)
    const { made, code } = await app.openChart()
    const first = await app.redeem(made, code)
    const second = await app.redeem(made, code)
    expect(second.body.error).toBe('invalid_grant')
    expect(site.tokens.check(first.body.access_token, site.now())).toBe('revoked')
    expect((await app.refresh(first.body.refresh_token)).body.error).toBe('invalid_grant')
  })

  test('works for a minute', async () => {
    const site = aSite()
    const app = anApp(site)
    const { made, code } = await app.openChart()
    forward(site, 60)
    expect((await app.redeem(made, code)).body.error).toBe('invalid_grant')
  })

  test('of another client is refused', async () => {
    const other = { ...clients.none, id: 'other-app' }
    const site = aSite({ clients: [clients.none, other] })
    const { made, code } = await anApp(site).openChart()
    const { body } = await anApp(site, other).redeem(made, code)
    expect(body.error).toBe('invalid_grant')
  })

  test.each([
    ['another redirect_uri', { redirect_uri: 'http://app.localhost:3000/callback' }],
    ['no redirect_uri', { redirect_uri: undefined }],
    ['no verifier', { code_verifier: undefined }],
    ['another verifier', { code_verifier: 'x'.repeat(43) }],
    ['another code', { code: 'x'.repeat(43) }],
  ])('with %s is refused', async (_, changes) => {
    const app = anApp(aSite())
    const { made, code } = await app.openChart()
    const { status, body } = await app.redeem(made, code, changes)
    expect([status, body.error]).toEqual([400, 'invalid_grant'])
  })

  test('is refused whatever character of the verifier is altered', async () => {
    const app = anApp(aSite())
    await fc.assert(
      fc.asyncProperty(fc.nat(42), fc.constantFrom('', 'x', '~', 'xx'), async (at, put) => {
        const { made, code } = await app.openChart()
        const altered = made.verifier.slice(0, at) + put + made.verifier.slice(at + 1)
        fc.pre(altered !== made.verifier)
        const { body } = await app.redeem(made, code, { code_verifier: altered })
        expect(body.error).toBe('invalid_grant')
      }),
    )
  })
})

describe('client authentication with 401 invalid_client', () => {
  test('refuses a wrong secret, a secret in the body, and no secret', async () => {
    const site = aSite({ clients: [clients.client_secret_basic] })
    const app = anApp(site)
    const wrong = Buffer.from('chart+side:guess').toString('base64')
    const answers = [
      await app.refresh('any', {}),
      await app.post('token', {}, { Authorization: `Basic ${wrong}` }),
      await app.post('token', { client_secret: 'any' }),
    ]
    const bare = await app.server.request(`${site.authBase}/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'chart side' }),
    })
    expect(answers.map(({ status }) => status)).toEqual([400, 401, 401])
    expect(answers[1]?.headers.get('WWW-Authenticate')).toContain('Basic')
    expect(bare.status).toBe(401)
  })

  const badAssertions: readonly (readonly [
    string,
    Parameters<ReturnType<typeof anApp>['assertion']>[0],
  ])[] = [
    ['another key', { key: keyPairs.other.privateKey }],
    ['an unknown kid', { header: { kid: 'nobody' } }],
    ['no kid', { header: { kid: undefined } }],
    ['another audience', { claims: { aud: 'http://ehr.localhost:4000/greyfield/auth' } }],
    ['another issuer', { claims: { iss: 'nobody' } }],
    ['exp more than 5 minutes ahead', { claims: { exp: now + 301 } }],
    ['exp in the past', { claims: { exp: now - 1 } }],
    ['no exp', { claims: { exp: undefined } }],
    ['no jti', { claims: { jti: undefined } }],
    ['no typ', { header: { typ: undefined } }],
    ['another jku', { header: { jku: `${jwksUrl}x` } }],
    ['HS384', { alg: 'HS384', key: publicPem }],
  ]

  test.each(badAssertions)('refuses an assertion with %s', async (_, changes) => {
    const site = aSite({ clients: [clients.private_key_jwt] })
    const app = anApp(site)
    const { made, code } = await app.openChart()
    const client_assertion = await app.assertion(changes)
    const { status, body } = await app.redeem(made, code, { client_assertion })
    expect([status, body.error]).toEqual([401, 'invalid_client'])
    const failed = site.tokens.recorder.list().filter(({ ok }) => !ok)
    expect(failed.map(({ id }) => id)).toContain('R8')
  })

  test('refuses an assertion that was used before', async () => {
    const site = aSite({ clients: [clients.private_key_jwt] })
    const app = anApp(site)
    const client_assertion = await app.assertion()
    const { made, code } = await app.openChart()
    expect((await app.redeem(made, code, { client_assertion })).status).toBe(200)
    expect((await app.refresh('any', { client_assertion })).status).toBe(401)
  })

  test('takes RS384 as well, and wants the type named', async () => {
    const site = aSite({ clients: [clients.private_key_jwt] })
    const app = anApp(site)
    const rs384 = { alg: 'RS384', key: keyPairs.RS384.privateKey, header: { kid: 'RS384' } }
    const client_assertion = await app.assertion(rs384)
    const { made, code } = await app.openChart()
    expect((await app.redeem(made, code, { client_assertion })).status).toBe(200)
    const unnamed = await app.refresh('any', { client_assertion_type: `${assertionType}x` })
    expect(unnamed.status).toBe(401)
  })
})

describe('a refresh token', () => {
  test('used a second time is refused, and the whole family with it', async () => {
    const site = aSite()
    const app = anApp(site)
    const first = await app.signOn()
    const second = await app.refresh(first.refresh_token)
    expect((await app.refresh(first.refresh_token)).body.error).toBe('invalid_grant')
    expect((await app.refresh(second.body.refresh_token)).body.error).toBe('invalid_grant')
    expect(site.tokens.check(second.body.access_token, site.now())).toBe('revoked')
  })

  test('used by two calls at once serves one of them, and the recorder says so', async () => {
    const site = aSite()
    const app = anApp(site)
    const { refresh_token } = await app.signOn()
    const both = await Promise.all([app.refresh(refresh_token), app.refresh(refresh_token)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
    const found = site.tokens.recorder.list().filter(({ id, ok }) => id === 'R9' && !ok)
    expect(found.map(({ detail }) => detail).join()).toContain('at once')
  })

  test('gives fewer scopes when asked, never more, and its successor keeps them all', async () => {
    const site = aSite()
    const app = anApp(site)
    const first = await app.signOn()
    const wider = await app.refresh(first.refresh_token, { scope: 'patient/Observation.crus' })
    expect(wider.body.error).toBe('invalid_scope')
    const fewer = await app.refresh(first.refresh_token, { scope: 'patient/Observation.r' })
    expect(fewer.body.scope).toBe('patient/Observation.r')
    const all = await app.refresh(fewer.body.refresh_token)
    expect(all.body.scope).toBe(first.scope)
  })

  test('ends after a minute by mode', async () => {
    const site = aSite({ smart: { refreshLifetime: '60s' } })
    const app = anApp(site)
    const { refresh_token } = await app.signOn()
    forward(site, 60)
    expect((await app.refresh(refresh_token)).body.error).toBe('invalid_grant')
  })

  test('for online access ends when the user logs off', async () => {
    const site = aSite()
    const app = anApp(site)
    const { made, code } = await app.openChart({ scope: 'launch online_access' })
    const { body } = await app.redeem(made, code)
    site.tokens.endOnlineAccess('okafor')
    expect((await app.refresh(body.refresh_token)).body.error).toBe('invalid_grant')
    expect(site.tokens.check(body.access_token, site.now())).toBe('revoked')
  })

  test('comes only with a scope for it', async () => {
    const app = anApp(aSite())
    const { made, code } = await app.openChart({ scope: 'launch patient/Patient.r' })
    const { body } = await app.redeem(made, code)
    expect(body).not.toHaveProperty('refresh_token')
    expect(body).not.toHaveProperty('id_token')
  })

  test('may be kept, or never given, by mode', async () => {
    const site = aSite({ smart: { refreshToken: 'kept' } })
    const app = anApp(site)
    const first = await app.signOn()
    const second = await app.refresh(first.refresh_token)
    expect(second.body).not.toHaveProperty('refresh_token')
    expect((await app.refresh(first.refresh_token)).status).toBe(200)
    setModes(site, { refreshToken: 'never' })
    expect(await app.signOn()).not.toHaveProperty('refresh_token')
  })
})

describe('an access token', () => {
  test.each([
    ['1h', 3600],
    ['60s', 60],
    ['5s', 5],
  ] as const)('lives %s', async (accessLifetime, seconds) => {
    const site = aSite({ smart: { accessLifetime } })
    const { access_token, expires_in } = await anApp(site).signOn()
    expect(expires_in).toBe(seconds)
    forward(site, seconds - 1)
    expect(site.tokens.check(access_token, site.now())).toMatchObject({ token: access_token })
    forward(site, 1)
    expect(site.tokens.check(access_token, site.now())).toBe('expired')
  })

  test('can be expired or revoked from outside', async () => {
    const site = aSite()
    const app = anApp(site)
    const first = await app.signOn()
    site.tokens.expireAll()
    expect(site.tokens.check(first.access_token, site.now())).toBe('expired')
    const { body } = await app.refresh(first.refresh_token)
    expect(site.tokens.check(body.access_token, site.now())).toMatchObject({ patientId: 'm1' })
    site.tokens.revokeAll()
    expect(site.tokens.check(body.access_token, site.now())).toBe('revoked')
    expect(site.tokens.check('nonsense', site.now())).toBe('unknown')
  })

  test('of another client is nobody’s to look at or to revoke', async () => {
    const other = { ...clients.none, id: 'other-app' }
    const site = aSite({ clients: [clients.none, other] })
    const { access_token } = await anApp(site).signOn()
    const stranger = anApp(site, other)
    expect((await stranger.post('introspect', { token: access_token })).body).toEqual({
      active: false,
    })
    expect((await stranger.post('revoke', { token: access_token })).status).toBe(400)
    expect(site.tokens.check(access_token, site.now())).toMatchObject({ revoked: false })
    expect((await stranger.post('revoke', { token: 'nonsense' })).status).toBe(200)
  })
})

describe('the token endpoint', () => {
  test('refuses other grants and other bodies', async () => {
    const site = aSite()
    const app = anApp(site)
    const password = await app.post('token', { grant_type: 'password' })
    expect(password.body.error).toBe('unsupported_grant_type')
    const json = await app.server.request(`${site.authBase}/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    expect(await json.json()).toMatchObject({ error: 'invalid_request' })
  })

  test('is busy or down by mode, and spends nothing', async () => {
    const site = aSite({ smart: { tokenEndpoint: 'too-many' } })
    const app = anApp(site)
    const { made, code } = await app.openChart()
    const busy = await app.redeem(made, code)
    expect([busy.status, busy.headers.get('Retry-After')]).toEqual([429, '2'])
    setModes(site, { tokenEndpoint: 'unavailable' })
    expect((await app.redeem(made, code)).status).toBe(503)
    setModes(site, {})
    expect((await app.redeem(made, code)).status).toBe(200)
  })

  test('never answers by mode, for as long as the app waits', async () => {
    const site = aSite({ smart: { tokenEndpoint: 'timeout' } })
    const patience = new AbortController()
    const asked = anApp(site).server.request(`${site.authBase}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'authorization_code' }),
      signal: patience.signal,
    })
    const soon = new Promise((resolve) => setTimeout(resolve, 20, 'waiting'))
    expect(await Promise.race([asked, soon])).toBe('waiting')
    patience.abort()
    expect((await asked).status).toBe(503)
  })
})

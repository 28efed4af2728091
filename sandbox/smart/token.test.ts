import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aSite, setModes } from './a-site.ts'
import { anApp, clients } from './an-app.ts'

const forward = (site: ReturnType<typeof aSite>, seconds: number): void => {
  site.clock.now = new Date(site.clock.now.getTime() + seconds * 1000)
}

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
    expect(site.tokens.recorder.list().filter(({ ok }) => !ok)).toEqual([])
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

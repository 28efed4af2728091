import { describe, expect, test } from 'vitest'
import { aSite, setModes } from './a-site.ts'
import { anApp, clients } from './an-app.ts'

const forward = (site: ReturnType<typeof aSite>, seconds: number): void => {
  site.clock.now = new Date(site.clock.now.getTime() + seconds * 1000)
}

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

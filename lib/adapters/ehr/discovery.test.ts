import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { json } from '#lib/testing/http/local-server.ts'
import {
  type StubAuthorizationServer,
  stubAuthorizationServer,
} from '#lib/testing/smart/stub-authorization-server.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { openDiscovery } from './discovery.ts'

const SMART = '/fhir/.well-known/smart-configuration'
const OPENID = '/oidc/.well-known/openid-configuration'
const MINUTE = 60_000

let server: StubAuthorizationServer
let now: number
let discover: () => ReturnType<ReturnType<typeof openDiscovery>>
beforeEach(async () => {
  server = await stubAuthorizationServer()
  now = 0
  const discovery = openDiscovery(() => now)
  discover = () => discovery(server.registration)
})
afterEach(() => server.close())

const smart = (more: object) =>
  json({
    authorization_endpoint: `${server.origin}/authorize`,
    token_endpoint: `${server.origin}/token`,
    ...more,
  })

describe('discovery', () => {
  test('2.2.0@29 reads the SMART configuration, and keeps it for five minutes', async () => {
    expect(unwrap(await discover())).toMatchObject({
      issuer: server.issuer,
      tokenEndpoint: `${server.origin}/token`,
    })
    now = 5 * MINUTE - 1
    await discover()
    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]?.headers.accept).toBe('application/json')
    now = 5 * MINUTE
    await discover()
    expect(server.requests).toHaveLength(2)
  })

  test.each([
    ['503', json({}, 503)],
    ['404', json({}, 404)],
    ['a redirect', json({}, 302, { location: '/elsewhere' })],
    ['a page', json('<html>')],
    ['nothing', (_request: unknown, response: { destroy(): void }) => response.destroy()],
  ] as const)('C5 N18 D14 that met %s twice works the third time', async (_what, answer) => {
    const good = server.answers[SMART]
    server.answers[SMART] = answer
    for (const _time of [1, 2]) {
      expect(await discover()).toMatchObject({ ok: false, error: { code: 'DISCOVERY_FAILED' } })
    }
    if (good) server.answers[SMART] = good
    expect((await discover()).ok).toBe(true)
  })

  test('S13 does not keep what names a foreign host', async () => {
    const good = server.answers[SMART]
    server.answers[SMART] = smart({ token_endpoint: 'https://evil.example/token' })
    expect(await discover()).toMatchObject({ error: { code: 'DISCOVERY_UNTRUSTED' } })
    if (good) server.answers[SMART] = good
    expect((await discover()).ok).toBe(true)
  })
})

describe('discovery without keys in the SMART configuration', () => {
  test('finds them where OpenID Connect has them', async () => {
    server.answers[SMART] = smart({ issuer: server.issuer })
    server.answers[OPENID] = json({ issuer: server.issuer, jwks_uri: `${server.origin}/keys` })
    expect(unwrap(await discover())).toMatchObject({
      issuer: server.issuer,
      jwksUri: `${server.origin}/keys`,
    })
  })

  test('takes the issuer from there only when it was not named', async () => {
    server.answers[SMART] = smart({ issuer: server.issuer })
    server.answers[OPENID] = json({
      issuer: 'https://evil.example',
      jwks_uri: `${server.origin}/k`,
    })
    expect(unwrap(await discover()).issuer).toBe(server.issuer)
    const base = await stubAuthorizationServer()
    base.answers[SMART] = json({
      authorization_endpoint: `${base.origin}/authorize`,
      token_endpoint: `${base.origin}/token`,
    })
    base.answers['/fhir/.well-known/openid-configuration'] = json({
      issuer: `${base.origin}/`,
      jwks_uri: `${base.origin}/keys`,
    })
    const found = await openDiscovery(() => 0)(base.registration)
    expect(unwrap(found).issuer).toBe(`${base.origin}/`)
    await base.close()
  })

  test('C5 is not kept when OpenID Connect could not be asked', async () => {
    server.answers[SMART] = smart({ issuer: server.issuer })
    server.answers[OPENID] = json({}, 503)
    expect(unwrap(await discover()).jwksUri).toBeUndefined()
    server.answers[OPENID] = json({ issuer: server.issuer, jwks_uri: `${server.origin}/keys` })
    expect(unwrap(await discover()).jwksUri).toBe(`${server.origin}/keys`)
  })

  test.each(['not a url', '', 'https://evil.example', 'javascript:alert(1)'])(
    'asks nobody at the odd issuer %j',
    async (issuer) => {
      server.answers[SMART] = smart({ issuer })
      expect(unwrap(await discover()).jwksUri).toBeUndefined()
      expect(server.requests.map(({ url }) => url)).toEqual([SMART])
    },
  )
})

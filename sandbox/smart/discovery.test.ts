import { describe, expect, test } from 'vitest'
import { aSite, setModes } from './a-site.ts'
import type { SmartModes } from './negative-modes.ts'
import { smartRoutes } from './smart-routes.ts'

const address = 'http://ehr.localhost:4000/greyfield/fhir/.well-known/smart-configuration'

async function discover(smart: Partial<SmartModes> = {}) {
  const response = await smartRoutes(aSite({ smart })).request(address)
  // biome-ignore lint/suspicious/noExplicitAny: JSON of a reply under test
  const body: any = await response.json()
  return body
}

test('discovery names the endpoints, S256 and the capabilities', async () => {
  const site = aSite()
  expect(await discover()).toMatchObject({
    issuer: site.authBase,
    authorization_endpoint: `${site.authBase}/authorize`,
    token_endpoint: `${site.authBase}/token`,
    jwks_uri: `${site.authBase}/jwks`,
    revocation_endpoint: `${site.authBase}/revoke`,
    introspection_endpoint: `${site.authBase}/introspect`,
    code_challenge_methods_supported: ['S256'],
    capabilities: expect.arrayContaining(['launch-ehr', 'permission-v2', 'authorize-post']),
  })
})

test('OpenID discovery has the same issuer and keys', async () => {
  const site = aSite()
  const response = await smartRoutes(site).request(
    `${site.authBase}/.well-known/openid-configuration`,
  )
  expect(await response.json()).toMatchObject({
    issuer: site.authBase,
    jwks_uri: `${site.authBase}/jwks`,
  })
})

test('published keys are public only', async () => {
  const site = aSite()
  const { keys } = await (await smartRoutes(site).request(`${site.authBase}/jwks`)).json()
  expect(keys).toHaveLength(2)
  for (const key of keys) expect(key).not.toHaveProperty('d')
})

describe('by mode discovery', () => {
  test('is relative, foreign, silent on PKCE or on POST', async () => {
    expect(await discover({ discoveredUrls: 'relative' })).toMatchObject({
      token_endpoint: '/greyfield/auth/token',
    })
    expect(await discover({ discoveredUrls: 'foreign-host' })).toMatchObject({
      token_endpoint: 'http://trap.localhost:4000/greyfield/auth/token',
    })
    expect(await discover({ advertisedPkce: 'absent' })).not.toHaveProperty(
      'code_challenge_methods_supported',
    )
    expect((await discover({ authorizePost: 'off' })).capabilities).not.toContain('authorize-post')
  })

  test('is not found', async () => {
    const server = smartRoutes(aSite({ smart: { discovery: 'not-found' } }))
    expect((await server.request(address)).status).toBe(404)
  })

  test('fails twice and then works, each time the mode is set', async () => {
    const site = aSite()
    const server = smartRoutes(site)
    for (const _ of ['first', 'again']) {
      setModes(site, { discovery: 'unavailable-twice' })
      const statuses: number[] = []
      for (let asked = 0; asked < 3; asked++) statuses.push((await server.request(address)).status)
      expect(statuses).toEqual([503, 503, 200])
    }
  })
})

test('what is sent to the trap is refused and recorded', async () => {
  const site = aSite()
  const server = smartRoutes(site)
  const trapped = await server.request('http://trap.localhost:4000/greyfield/fhir/Patient/1', {
    headers: { Authorization: 'Bearer stolen' },
  })
  expect(trapped.status).toBe(418)
  const answer = await server.request(`${site.origin}/greyfield/control/smart-findings`)
  const { findings } = await answer.json()
  expect(findings).toContainEqual(
    expect.objectContaining({
      id: 'R12',
      ok: false,
      detail: 'GET /greyfield/fhir/Patient/1 reached the trap with credentials',
    }),
  )
})

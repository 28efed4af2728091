import { createHash } from 'node:crypto'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { aSite } from '../smart/a-site.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { idpRoutes } from './idp-routes.ts'

const origin = 'http://ehr.localhost:4000'
const client = {
  id: 'console',
  secret: 'a secret of the client',
  redirectUri: 'http://app.localhost:3000/console/callback',
  afterSignOut: 'http://app.localhost:3000/console/signed-out',
}
const verifier = 'v'.repeat(43)

let provider: IdentityProvider
let app: ReturnType<typeof idpRoutes>
beforeEach(() => {
  const site = aSite()
  const now = () => site.clock.now
  provider = { issuer: `${origin}/idp`, origin, client, sites: [site], now, mode: 'valid' }
  app = idpRoutes(provider)
})

const asked = (changes: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    ...{ response_type: 'code', client_id: client.id, redirect_uri: client.redirectUri },
    ...{ scope: 'openid', state: 's', nonce: 'n', code_challenge_method: 'S256' },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    ...changes,
  })

const authorize = (changes?: Readonly<Record<string, string>>) =>
  app.request(`${origin}/authorize?${asked(changes)}`)

const post = (path: string, form: Readonly<Record<string, string>>, headers = {}) =>
  app.request(`${origin}${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { origin, ...headers },
  })

async function codeFor(username: string): Promise<URLSearchParams> {
  const page = await (await authorize()).text()
  const interaction = /name="interaction" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const answer = await post('/sign-in', { interaction, username })
  return new URL(answer.headers.get('location') ?? '').searchParams
}

const basic = `Basic ${Buffer.from(`${client.id}:${encodeURIComponent(client.secret)}`).toString('base64')}`
const redeem = (code: string, changes: Readonly<Record<string, string>> = {}, by = basic) =>
  post(
    '/token',
    {
      ...{ grant_type: 'authorization_code', code, redirect_uri: client.redirectUri },
      code_verifier: verifier,
      ...changes,
    },
    { authorization: by },
  )

describe('the identity provider', () => {
  it('proves who signed in, with groups, to the client that asked', async () => {
    const back = await codeFor('haddad.l')
    expect([back.get('state'), back.get('iss')]).toEqual(['s', provider.issuer])
    const answer = await (await redeem(back.get('code') ?? '')).json()
    const keys = createLocalJWKSet(await (await app.request(`${origin}/jwks`)).json())
    const { payload } = await jwtVerify(answer.id_token, keys, {
      ...{ issuer: provider.issuer, audience: client.id, currentDate: provider.now() },
    })
    expect(payload).toMatchObject({ sub: 'haddad.l', nonce: 'n', groups: ['chartside-privacy'] })
  })

  it('says by what the EHR knows the same person', async () => {
    const { id_token } = await (await redeem((await codeFor('okafor.d')).get('code') ?? '')).json()
    const claims = JSON.parse(Buffer.from(id_token.split('.')[1], 'base64url').toString())
    expect(claims.fhirUser).toBe(`${origin}/greyfield/fhir/Practitioner/okafor`)
  })

  it('gives a code once, to its client, with its verifier and redirect URI', async () => {
    const code = (await codeFor('haddad.l')).get('code') ?? ''
    expect((await redeem(code)).status).toBe(200)
    expect((await redeem(code)).status).toBe(400)
    const others = [{ code_verifier: 'w'.repeat(43) }, { redirect_uri: client.afterSignOut }]
    for (const changes of others) {
      const fresh = (await codeFor('haddad.l')).get('code') ?? ''
      expect((await redeem(fresh, changes)).status).toBe(400)
    }
    const fresh = (await codeFor('haddad.l')).get('code') ?? ''
    expect((await redeem(fresh, {}, 'Basic eDp5')).status).toBe(401)
  })

  it('sends nothing back to an address that nobody registered', async () => {
    const evil = { redirect_uri: 'https://evil.example/' }
    for (const changes of [evil, { client_id: 'other' }]) {
      expect((await authorize(changes)).status).toBe(400)
    }
  })

  it.each(['state', 'nonce', 'code_challenge', 'response_type', 'scope'])(
    'refuses a request without %s',
    async (name) => {
      const answer = await authorize({ [name]: '' })
      expect(answer.headers.get('location')).toContain('error=')
    },
  )

  it('takes no form of a foreign page, and no switch either', async () => {
    const headers = { origin: 'https://evil.example' }
    expect((await post('/sign-in', {}, headers)).status).toBe(403)
    const switched = await app.request(`${origin}/control/mode`, { method: 'PUT', headers })
    expect(switched.status).toBe(403)
  })
})

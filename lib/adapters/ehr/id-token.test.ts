import { SignJWT } from 'jose'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { json, localServer } from '#lib/testing/http/local-server.ts'
import {
  type AuthorizationWorld,
  authorizationWorld,
  nowSeconds,
  SMART_CONFIGURATION,
  signed,
} from '#lib/testing/smart/authorization-world.ts'
import { idToken, signingKey } from '#lib/testing/smart/stub-authorization-server.ts'

let world: AuthorizationWorld
let keys: Parameters<typeof authorizationWorld>[0]
beforeAll(async () => {
  keys = { server: await signingKey('key-1') }
})
beforeEach(async () => {
  world = await authorizationWorld(keys)
})
afterEach(() => world.server.close())

describe('S15 D4 N16 an id_token', () => {
  const refused = { ok: false, error: { code: 'ID_TOKEN_INVALID' } }

  test.each([
    ['of another issuer', { iss: 'https://evil.example' }],
    ['for another client', { aud: 'another' }],
    ['for several clients, not us among them', { aud: ['a', 'b'] }],
    ['for several clients, issued to another', { aud: ['chartside', 'b'], azp: 'b' }],
    ['with another nonce', { nonce: 'other' }],
    ['without a nonce', { nonce: undefined }],
    ['that expired', { exp: nowSeconds() - 120 }],
    ['that never expires', { exp: undefined }],
    ['that is not valid yet', { nbf: nowSeconds() + 600 }],
    ['without a subject', { sub: undefined }],
    ['without a user', { fhirUser: undefined }],
    ['whose user is no resource', { fhirUser: 'okafor' }],
    ['whose user is not text', { fhirUser: { reference: 'Practitioner/1' } }],
  ])('%s is refused', async (_what, more) => {
    world.give(await world.idToken(more))
    expect(await world.exchange()).toMatchObject(refused)
  })

  test('that expired within the tolerance of clocks is taken', async () => {
    const token = await world.idToken({ exp: nowSeconds() - 30 })
    world.give(token)
    expect((await world.exchange()).ok).toBe(true)
  })

  test('that is not signed is refused', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    world.give(`${part({ alg: 'none' })}.${part(world.claims())}.`)
    expect(await world.exchange()).toMatchObject(refused)
  })

  test('signed by HS256 with the public key is refused', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(world.key.jwk))
    const token = await new SignJWT(world.claims())
      .setProtectedHeader({ alg: 'HS256' })
      .sign(secret)
    world.give(token)
    expect(await world.exchange()).toMatchObject(refused)
  })

  test('signed by another key is refused, whatever it calls itself', async () => {
    const other = await signingKey('key-1')
    world.give(await idToken(world.claims(), other, signed))
    expect(await world.exchange()).toMatchObject(refused)
    world.give(await idToken(world.claims(), other, { alg: 'ES256', kid: 'key-2' }))
    expect(await world.exchange()).toMatchObject(refused)
  })

  test('without kid is refused when any of several keys may have signed it', async () => {
    const second = await signingKey('key-2')
    world.server.answers['/jwks'] = json({ keys: [world.key.jwk, second.jwk] })
    world.give(await idToken(world.claims(), world.key, { alg: 'ES256' }))
    expect(await world.exchange()).toMatchObject(refused)
  })

  test('whose payload was altered is refused', async () => {
    const [head, , signature] = (await world.idToken()).split('.')
    const altered = Buffer.from(JSON.stringify(world.claims({ fhirUser: 'Practitioner/other' })))
    world.give(`${head}.${altered.toString('base64url')}.${signature}`)
    expect(await world.exchange()).toMatchObject(refused)
  })

  test.each(['', 'x', 'a.b.c', 'e30.e30.e30'])('that is %j is refused', async (token) => {
    world.give(token)
    expect(await world.exchange()).toMatchObject({ ok: false })
  })

  test('that is missing is refused', async () => {
    world.give(undefined)
    expect(await world.exchange()).toMatchObject(refused)
  })

  test('S13 is not checked with keys of a foreign host', async () => {
    const trap = await localServer(json({ keys: [world.key.jwk] }))
    world.server.answers[SMART_CONFIGURATION] = json({
      issuer: world.server.issuer,
      authorization_endpoint: `${world.server.origin}/authorize`,
      token_endpoint: `${world.server.origin}/token`,
    })
    world.server.answers['/oidc/.well-known/openid-configuration'] = json({
      issuer: world.server.issuer,
      jwks_uri: `${trap.origin}/jwks`,
    })
    world.give(await world.idToken())
    expect(await world.exchange()).toMatchObject({ error: { code: 'FHIR_HOST_REFUSED' } })
    expect(trap.requests).toEqual([])
    await trap.close()
  })
})

import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aRegistration } from '#lib/testing/smart/a-registration.ts'
import {
  type AuthorizationWorld,
  authorizationWorld,
  nowSeconds,
  signed,
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

describe('client authentication', () => {
  const SECRET = 'a secret: 100% +/='

  test('2.2.0@345 R7 by secret is Basic, form-encoded, and nothing of it stands in the body', async () => {
    world.give(await world.idToken())
    const authentication = { method: 'client_secret_basic', secret: SECRET } as const
    const { issuer } = world.server.registration
    const registration = aRegistration({ issuer, clientId: 'char:side', authentication })
    world.give(await idToken(world.claims({ aud: 'char:side' }), world.key, signed))
    unwrap(await world.exchange(undefined, registration))
    const sent = world.server.requests.find(({ url }) => url === '/token')
    const [id = '', secret = ''] = Buffer.from(
      sent?.headers.authorization?.replace('Basic ', '') ?? '',
      'base64',
    )
      .toString()
      .split(':')
    const read = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))
    expect([read(id), read(secret)]).toEqual(['char:side', SECRET])
    const [form] = world.server.tokenForms()
    expect(form?.has('client_id')).toBe(false)
    expect(form?.has('client_secret')).toBe(false)
  })

  const asymmetric = () =>
    aRegistration({
      issuer: world.server.registration.issuer,
      authentication: { method: 'private_key_jwt' },
    })

  test('2.2.0@319-334 R7 R8 by key is a one-time assertion for the token URL', async () => {
    world.give(await world.idToken())
    unwrap(await world.exchange(undefined, asymmetric()))
    const [form] = world.server.tokenForms()
    expect(form?.has('client_id')).toBe(false)
    expect(form?.get('client_assertion_type')).toBe(
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    )
    const assertion = form?.get('client_assertion') ?? ''
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'ES384', kid: 'our-key', typ: 'JWT' })
    const payload = decodeJwt(assertion)
    expect(payload).toMatchObject({
      iss: 'chartside',
      sub: 'chartside',
      aud: `${world.server.origin}/token`,
      jti: expect.stringMatching(/.{16}/),
    })
    expect(payload.exp).toBeLessThanOrEqual(nowSeconds() + 300)
  })

  test('D5 2.2.0@327 is repeated on refresh, with another assertion', async () => {
    world.give(await world.idToken())
    const registration = asymmetric()
    unwrap(await world.exchange(undefined, registration))
    world.give(undefined)
    unwrap(await world.refresh(registration))
    const ids = world.server
      .tokenForms()
      .map((form) => decodeJwt(form.get('client_assertion') ?? '').jti)
    expect(new Set(ids).size).toBe(2)
  })
})

import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { json } from '#lib/testing/http/local-server.ts'
import {
  type AuthorizationWorld,
  authorizationWorld,
  SMART_CONFIGURATION,
} from '#lib/testing/smart/authorization-world.ts'
import { signingKey } from '#lib/testing/smart/stub-authorization-server.ts'
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

describe('a refresh', () => {
  const over = { ok: false, error: { code: 'SESSION_ENDED' } }

  test('2.2.0@105 R9 D6 sends the refresh token and asks for no scope', async () => {
    world.give(undefined, { refresh_token: 'rt-2' })
    expect(unwrap(await world.refresh()).tokens).toMatchObject({ access: 'at-1', refresh: 'rt-2' })
    expect(Object.fromEntries(world.server.tokenForms()[0] ?? [])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'rt+1',
      client_id: 'chartside',
    })
  })

  test('A8 does not look at the id_token that comes with it', async () => {
    world.give('not an id_token')
    expect((await world.refresh()).ok).toBe(true)
  })

  test.each([
    ['invalid_grant', json({ error: 'invalid_grant' }, 400)],
    ['invalid_client', json({ error: 'invalid_client' }, 401)],
  ])('A7 that is refused by %s ends the session', async (_what, answer) => {
    world.server.answers['/token'] = answer
    expect(await world.refresh()).toMatchObject(over)
  })

  test.each([
    ['500', json({ error: 'server_error' }, 500), 'FHIR_SERVER_ERROR'],
    ['502 with a page', json('<html>', 502), 'FHIR_SERVER_ERROR'],
    ['503', json({}, 503), 'FHIR_BUSY'],
    ['429', json({}, 429), 'FHIR_BUSY'],
    ['a page', json('<html>'), 'FHIR_RESPONSE_UNREADABLE'],
    ['a gateway that knows no such path', json('<html>', 404), 'FHIR_RESPONSE_UNREADABLE'],
    ['a gateway with JSON', json({ error: 'Not Found' }, 404), 'FHIR_RESPONSE_UNREADABLE'],
    ['403 without words', json('no', 403), 'FHIR_RESPONSE_UNREADABLE'],
    ['400 with trouble', json({ error: 'server_error' }, 400), 'FHIR_RESPONSE_UNREADABLE'],
    ['no token', json({ token_type: 'Bearer' }), 'FHIR_RESPONSE_UNREADABLE'],
  ])('N11 that meets %s does not end it', async (_what, answer, code) => {
    world.server.answers['/token'] = answer
    expect(await world.refresh()).toMatchObject({ ok: false, error: { code } })
  })

  test('N11 does not end the session when nobody answers', async () => {
    unwrap(await world.discover())
    world.server.answers['/token'] = (_request, response) => response.destroy()
    expect(await world.refresh()).toMatchObject({ error: { code: 'FHIR_UNREACHABLE' } })
  })
})

describe('S19 a revocation', () => {
  test('R11 is sent where the server offers it', async () => {
    world.server.answers['/revoke'] = (_request, response) => response.end()
    expect((await world.revoke()).ok).toBe(true)
    const request = world.server.requests.find(({ url }) => url === '/revoke')
    expect(new URLSearchParams(request?.body).get('token')).toBe('rt-1')
  })

  test('is not sent where it is not offered', async () => {
    world.server.answers[SMART_CONFIGURATION] = json({
      authorization_endpoint: `${world.server.origin}/authorize`,
      token_endpoint: `${world.server.origin}/token`,
    })
    expect((await world.revoke()).ok).toBe(true)
  })

  test('that fails says so', async () => {
    world.server.answers['/revoke'] = json({}, 503)
    expect(await world.revoke()).toMatchObject({ ok: false, error: { code: 'FHIR_BUSY' } })
  })
})

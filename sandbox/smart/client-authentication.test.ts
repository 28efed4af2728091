import { exportSPKI } from 'jose'
import { describe, expect, test } from 'vitest'
import { aSite } from './a-site.ts'
import { anApp, clients, jwksUrl, keyPairs } from './an-app.ts'
import { assertionType } from './client-authentication.ts'

const publicPem = new TextEncoder().encode(await exportSPKI(keyPairs.ES384.publicKey))

/** The time of `aSite`. */
const now = Date.parse('2026-11-19T15:00:00Z') / 1000

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

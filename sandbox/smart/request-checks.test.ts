import { describe, expect, test } from 'vitest'
import { type LoggedRequest, tokenIdOf } from '../control/request-log.ts'
import type { Site } from '../site.ts'
import { aSite } from './a-site.ts'
import { anApp, clients, secret } from './an-app.ts'
import { smartFindings } from './request-checks.ts'

/** Details of what a check objected to. */
const objections = (site: Site, id: string): string =>
  smartFindings(site)
    .filter((finding) => finding.id === id && !finding.ok)
    .map(({ detail }) => detail)
    .join('; ')

const weakState = '0123456789abcdef0123456789abc'

describe('an authorization request', () => {
  test.each([
    ['R1', { response_type: 'token' }, 'response_type is not code'],
    ['R1', { redirect_uri: 'http://evil.localhost/' }, 'redirect_uri is not registered'],
    ['R2', { aud: 'http://ehr.localhost:4000/harrow/fhir' }, 'aud is not the FHIR base'],
    ['R2', { launch: 'made up' }, 'launch is unknown'],
    ['R3', { state: weakState }, 'state is missing or too short'],
    ['R3', { nonce: undefined }, 'nonce is missing or too short'],
    ['R4', { code_challenge_method: 'plain' }, 'the method is not S256'],
    ['R4', { scope: 'launch patient/*.rs' }, 'scope has a wildcard'],
    ['R5', { client_secret: 'oops' }, 'a secret is in the parameters'],
    ['R5', { display: 'page' }, 'unknown parameters: display'],
  ])('is found wrong by %s with %o', async (id, changes, detail) => {
    const site = aSite()
    await anApp(site).openChart(changes)
    expect(objections(site, id)).toContain(detail)
  })

  test('is found wrong when state, nonce or challenge come again', async () => {
    const site = aSite()
    const app = anApp(site)
    const { made } = await app.openChart()
    expect(objections(site, 'R3')).toBe('')
    await app.authorize(made)
    expect(objections(site, 'R3')).toBe('state came before; nonce came before')
    expect(objections(site, 'R4')).toContain('code_challenge came before')
  })

  test('is found wrong when it carries a token', async () => {
    const site = aSite()
    const app = anApp(site)
    const { access_token } = await app.signOn()
    await app.authorize(app.attempt(app.launchValue()), { Cookie: `session=${access_token}` })
    expect(objections(site, 'R10')).toContain('a token is in URL, form or cookie')
  })
})

describe('a token request', () => {
  test('is found wrong when the code is not redeemed as it was issued', async () => {
    const site = aSite()
    const app = anApp(site)
    const { made, code } = await app.openChart()
    await app.redeem(made, code, { redirect_uri: 'http://other.localhost/' })
    expect(objections(site, 'R6')).toBe('redirect_uri is another than before')
  })

  test('of a confidential client is found wrong with client_id or secret in the body', async () => {
    const site = aSite({ clients: [clients.client_secret_basic] })
    const app = anApp(site)
    const { made, code } = await app.openChart()
    await app.redeem(made, code, { client_id: 'chart side', client_secret: secret })
    expect(objections(site, 'R7')).toContain('the secret is in the body; client_id is in the body')
  })

  test('for a refresh is found wrong with a token that was rotated away', async () => {
    const site = aSite()
    const app = anApp(site)
    const { refresh_token } = await app.signOn()
    await app.refresh(refresh_token)
    await app.refresh(refresh_token)
    expect(objections(site, 'R9')).toBe('the refresh token is rotated')
  })
})

describe('FHIR requests', () => {
  const request = (site: Site, more: Partial<LoggedRequest>): void =>
    site.requests.add({
      at: site.now().toISOString(),
      method: 'GET',
      path: 'fhir/Patient/m1',
      query: '',
      status: 200,
      milliseconds: 1,
      requestId: 'r',
      tokenId: undefined,
      faults: [],
      ...more,
    })

  test('need an issued token, metadata and discovery do not', async () => {
    const site = aSite()
    const { access_token } = await anApp(site).signOn()
    request(site, { tokenId: tokenIdOf(access_token) })
    request(site, { path: 'fhir/metadata' })
    request(site, { path: 'fhir/.well-known/smart-configuration' })
    expect(objections(site, 'R10')).toBe('')
    request(site, {})
    request(site, { tokenId: tokenIdOf('forged') })
    expect(objections(site, 'R10')).toBe(
      'GET fhir/Patient/m1: no token; GET fhir/Patient/m1: a token not issued here',
    )
  })

  test('are over once the app has revoked its session', async () => {
    const site = aSite()
    const app = anApp(site)
    const { access_token, refresh_token } = await app.signOn()
    const tokenId = tokenIdOf(access_token)
    request(site, { tokenId })
    await app.post('revoke', { token: refresh_token })
    expect(objections(site, 'R11')).toBe('')
    request(site, { tokenId, at: new Date(site.now().getTime() + 1).toISOString() })
    expect(objections(site, 'R11')).toBe('GET fhir/Patient/m1: the session had ended')
  })

  test('say so when there is nothing to object to', () => {
    const quiet = smartFindings(aSite()).map(({ id, ok }) => [id, ok])
    expect(quiet).toEqual([
      ['R10', true],
      ['R11', true],
      ['R12', true],
    ])
  })
})

test('findings never repeat a secret', async () => {
  const site = aSite({ clients: [clients.client_secret_basic] })
  const app = anApp(site)
  const { made, code } = await app.openChart()
  const { body } = await app.redeem(made, code)
  await app.refresh(body.refresh_token)
  const text = JSON.stringify(smartFindings(site))
  for (const value of [code, made.verifier, body.access_token, body.refresh_token, secret]) {
    expect(text).not.toContain(value)
  }
})

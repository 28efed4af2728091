import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose'
import { describe, expect, test } from 'vitest'
import { aSite, setModes } from './a-site.ts'
import { anApp } from './an-app.ts'
import type { SmartModes } from './negative-modes.ts'

/** Signs on and verifies the id_token as a careful app does. */
async function signOnAndVerify(smart: Partial<SmartModes>) {
  const site = aSite({ smart })
  const app = anApp(site)
  const { made, code } = await app.openChart()
  const { id_token: token } = (await app.redeem(made, code)).body
  const jwks = await (await app.server.request(`${site.authBase}/jwks`)).json()
  const options: JWTVerifyOptions = {
    issuer: site.authBase,
    audience: 'chartside',
    currentDate: site.now(),
    algorithms: ['RS256', 'ES256'],
  }
  const verified = await jwtVerify(token, createLocalJWKSet(jwks), options).then(
    ({ payload }) => payload,
    (failure: { code: string }) => failure.code,
  )
  return { site, app, made, token, verified, options, jwks }
}

test('a healthy id_token names the user, the app and the nonce', async () => {
  const { site, made, token, verified } = await signOnAndVerify({})
  expect(verified).toMatchObject({
    sub: 'okafor',
    nonce: made.parameters.nonce,
    fhirUser: `${site.fhirBase}/Practitioner/okafor`,
  })
  expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', kid: 'rs256-published' })
})

test('it may be signed with ES256, and refreshed without nonce', async () => {
  const { app, token, verified } = await signOnAndVerify({ idToken: 'es256' })
  expect(decodeProtectedHeader(token).alg).toBe('ES256')
  expect(verified).toMatchObject({ sub: 'okafor' })
  const { refresh_token } = await app.signOn()
  const { body } = await app.refresh(refresh_token)
  expect(decodeJwt(body.id_token)).not.toHaveProperty('nonce')
})

describe('an app that verifies rejects', () => {
  test.each([
    ['alg-none', 'ERR_JOSE_ALG_NOT_ALLOWED'],
    ['hs256-public-key', 'ERR_JOSE_ALG_NOT_ALLOWED'],
    ['wrong-key', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
    ['wrong-audience', 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['wrong-issuer', 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['expired', 'ERR_JWT_EXPIRED'],
    ['not-yet-valid', 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ] as const)('%s', async (idToken, code) => {
    expect((await signOnAndVerify({ idToken })).verified).toBe(code)
  })

  test('wrong-nonce, which only the app can know', async () => {
    const { made, verified } = await signOnAndVerify({ idToken: 'wrong-nonce' })
    expect(verified).toHaveProperty('nonce')
    expect(verified).not.toMatchObject({ nonce: made.parameters.nonce })
  })
})

test('HS256 is signed with the published key, so a verifier that takes it would be fooled', async () => {
  const { token } = await signOnAndVerify({ idToken: 'hs256-public-key' })
  expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'HS256', kid: 'rs256-published' })
})

test('a rotated key verifies with the new key set and not with the old one', async () => {
  const before = await signOnAndVerify({})
  setModes(before.site, { idToken: 'rotated-key' })
  const { id_token } = await before.app.signOn()
  const fresh = await (await before.app.server.request(`${before.site.authBase}/jwks`)).json()
  await expect(
    jwtVerify(id_token, createLocalJWKSet(before.jwks), before.options),
  ).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' })
  await expect(jwtVerify(id_token, createLocalJWKSet(fresh), before.options)).resolves.toBeDefined()
})

test('kid, fhirUser and the whole token can be left out', async () => {
  const { token } = await signOnAndVerify({ idToken: 'no-kid' })
  expect(decodeProtectedHeader(token)).not.toHaveProperty('kid')
  const without = await signOnAndVerify({ idToken: 'no-fhir-user' })
  expect(without.verified).not.toHaveProperty('fhirUser')
  const absent = await signOnAndVerify({ idToken: 'absent' })
  expect(absent.token).toBeUndefined()
})

test('fhirUser may be relative, or lie at the trap', async () => {
  const relative = await signOnAndVerify({ idToken: 'relative-fhir-user' })
  expect(relative.verified).toMatchObject({ fhirUser: 'Practitioner/okafor' })
  const foreign = await signOnAndVerify({ idToken: 'foreign-fhir-user' })
  expect(foreign.verified).toMatchObject({
    fhirUser: 'http://trap.localhost:4000/greyfield/fhir/Practitioner/okafor',
  })
})

test('on refresh it may lack aud, or be absent', async () => {
  const site = aSite({ smart: { idTokenOnRefresh: 'no-audience' } })
  const app = anApp(site)
  const first = await app.signOn()
  expect(decodeJwt(first.id_token)).toHaveProperty('aud')
  const second = await app.refresh(first.refresh_token)
  expect(decodeJwt(second.body.id_token)).not.toHaveProperty('aud')
  setModes(site, { idTokenOnRefresh: 'absent' })
  const third = await app.refresh(second.body.refresh_token)
  expect(third.body).not.toHaveProperty('id_token')
})

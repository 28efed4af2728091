import { describe, expect, test } from 'vitest'
import {
  type AuthorizationRequest,
  authorizationParameters,
  authorizationUrl,
} from './authorization-request.ts'

const request: AuthorizationRequest = {
  endpoint: 'https://ehr.example/authorize?tenant=g%20h',
  clientId: 'chartside & co',
  redirectUri: 'https://app.example/callback/greyfield',
  scopes: ['launch', 'openid', 'patient/Observation.rs?category=a|b'],
  state: 's'.repeat(43),
  nonce: 'n'.repeat(43),
  codeChallenge: 'c'.repeat(43),
  aud: 'https://ehr.example/fhir',
  launch: 'opaque+/= value',
}

describe('an authorization request', () => {
  const sent = Object.fromEntries(authorizationParameters(request))

  test('R1 2.2.0@32 2.2.0@33 2.2.0@34 says code, client and redirect URI', () => {
    expect(sent).toMatchObject({
      response_type: 'code',
      client_id: 'chartside & co',
      redirect_uri: 'https://app.example/callback/greyfield',
    })
  })

  test('R2 2.2.0@35 2.2.0@41 echoes the launch unchanged and names the FHIR base', () => {
    expect(sent).toMatchObject({ launch: 'opaque+/= value', aud: 'https://ehr.example/fhir' })
  })

  test('2.2.0@36 has no launch parameter when standalone', () => {
    const names = authorizationParameters({ ...request, launch: undefined }).map(([name]) => name)
    expect(names).not.toContain('launch')
  })

  test('R3 2.2.0@39 carries state and nonce', () => {
    expect(sent).toMatchObject({ state: request.state, nonce: request.nonce })
  })

  test('R4 2.2.0@13 2.2.0@37 carries the S256 challenge and the scopes', () => {
    expect(sent).toMatchObject({
      code_challenge: request.codeChallenge,
      code_challenge_method: 'S256',
      scope: 'launch openid patient/Observation.rs?category=a|b',
    })
  })

  test('R5 S11 says nothing else, each thing once, and no verifier', () => {
    const names = authorizationParameters(request).map(([name]) => name)
    expect(names.toSorted()).toEqual([
      'aud',
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'launch',
      'nonce',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ])
  })

  test('2.2.0@50 arrives as it was when it goes by URL, beside what the endpoint already had', () => {
    const url = new URL(authorizationUrl(request))
    expect(url.searchParams.get('tenant')).toBe('g h')
    url.searchParams.delete('tenant')
    expect([...url.searchParams]).toEqual(authorizationParameters(request))
  })
})

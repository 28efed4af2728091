import { describe, expect, test } from 'vitest'
import { aRegistration } from '../testing/smart/a-registration.ts'
import { parseSmartConfiguration, smartConfigurationUrl } from './smart-configuration.ts'

const registration = aRegistration({ endpointOrigins: ['https://login.example:8443'] })

const found = {
  authorization_endpoint: 'https://ehr.example/auth/authorize',
  token_endpoint: 'https://login.example:8443/token',
  capabilities: ['launch-ehr', 'permission-v2'],
}
const parse = (more: object = {}) => parseSmartConfiguration(registration, { ...found, ...more })

test('2.2.0@29 discovery is read below the FHIR base', () => {
  expect(smartConfigurationUrl(registration.issuer)).toBe(
    'https://ehr.example/fhir/.well-known/smart-configuration',
  )
})

describe('a SMART configuration', () => {
  test('gives the endpoints on registered hosts', () => {
    expect(
      parse({ revocation_endpoint: 'https://ehr.example/revoke', issuer: 'https://i' }),
    ).toEqual({
      ok: true,
      value: {
        issuer: 'https://i',
        jwksUri: undefined,
        authorizationEndpoint: 'https://ehr.example/auth/authorize',
        tokenEndpoint: 'https://login.example:8443/token',
        revocationEndpoint: 'https://ehr.example/revoke',
        namesIssuer: false,
        authorizePost: false,
        permissions: 'v2',
      },
    })
  })

  test.each([
    ['auth/token', 'https://ehr.example/fhir/auth/token'],
    ['./auth/token', 'https://ehr.example/fhir/auth/token'],
    ['../auth/token', 'https://ehr.example/auth/token'],
    ['/auth/token', 'https://ehr.example/auth/token'],
    ['?token', 'https://ehr.example/fhir/?token'],
  ])('2.2.0@379 with the relative endpoint %s means %s', (endpoint, url) => {
    expect(parse({ token_endpoint: endpoint })).toMatchObject({
      ok: true,
      value: { tokenEndpoint: url },
    })
  })

  const members = [
    'authorization_endpoint',
    'token_endpoint',
    'revocation_endpoint',
    'jwks_uri',
  ] as const
  const foreign = [
    'https://evil.example/token',
    'https://ehr.example.evil.example/token',
    'https://ehr.example:444/token',
    'http://ehr.example/token',
    'https://login.example/token',
    '//evil.example/token',
    '\\\\evil.example\\token',
    'https://ehr.example@evil.example/token',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
  ]
  test.each(members.flatMap((member) => foreign.map((url) => [member, url] as const)))(
    'S13 that names as %s %s is refused',
    (member, url) => {
      expect(parse({ [member]: url })).toMatchObject({
        ok: false,
        error: { code: 'DISCOVERY_UNTRUSTED' },
      })
    },
  )

  test.each([
    ['nothing', undefined],
    ['text', '<html>'],
    ['a list', []],
    ['no token endpoint', { authorization_endpoint: found.authorization_endpoint }],
    ['an endpoint that is no text', { ...found, token_endpoint: 7 }],
    ['an endpoint that is no URL', { ...found, token_endpoint: 'https://' }],
  ])('that is %s has failed', (_what, document) => {
    expect(parseSmartConfiguration(registration, document)).toMatchObject({
      ok: false,
      error: { code: 'DISCOVERY_FAILED' },
    })
  })

  test.each([
    [['permission-v1'], 'v1'],
    [['permission-v1', 'permission-v2'], 'v2'],
    [['permission-v2'], 'v2'],
    [[], 'v2'],
    ['not a list', 'v2'],
  ])('2.2.0@120 whose capabilities are %j is asked in %s scopes', (capabilities, permissions) => {
    expect(parse({ capabilities })).toMatchObject({ ok: true, value: { permissions } })
  })

  test('2.2.0@133 is asked by POST only where that is offered', () => {
    expect(parse({ capabilities: ['authorize-post'] })).toMatchObject({
      value: { authorizePost: true },
    })
  })
})

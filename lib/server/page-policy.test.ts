import { describe, expect, test } from 'vitest'
import { aRegistration, registerOf } from '#lib/testing/smart/a-registration.ts'
import { contentSecurityPolicy, pagePolicy } from './page-policy.ts'
import { securityHeaders } from './security-headers.ts'

const greyfield = aRegistration({
  frameOrigins: ['https://ehr.example:8443', 'https://portal.example'],
  endpointOrigins: ['https://login.example'],
})
const other = aRegistration({
  id: 'other',
  issuer: 'https://other.example/fhir',
  frameOrigins: ['https://other.example'],
})
const unframed = aRegistration({ id: 'unframed', issuer: 'https://unframed.example/fhir' })
const ehrs = registerOf(greyfield, other, unframed)
const policyOf = (path: string) => pagePolicy(new URL(path, 'https://app.example'), ehrs)
const iss = (issuer: string) => encodeURIComponent(issuer)
const launch = 'greyfield.AAAAAAAAAAAAAAAAAAAAAA'

describe('S1 who may show a page in a frame', () => {
  test.each([
    ['a launch', `/l/${launch}`],
    ['a part of a launch', `/l/${launch}/note/1`],
    ['the arrival', `/launch?iss=${iss(greyfield.issuer)}&launch=x`],
    [
      'the arrival of an issuer with a slash',
      `/launch?iss=${iss(`${greyfield.issuer}/`)}&launch=x`,
    ],
    ['the callback', '/callback/greyfield?code=c&state=s'],
    ['a problem of that EHR', '/problem?code=LAUNCH_DENIED&ehr=greyfield'],
  ])('%s: the registered origins of its EHR, exactly', (_what, path) => {
    expect(policyOf(path).frameAncestors).toEqual(greyfield.frameOrigins)
  })

  test.each([
    ['the front page', '/'],
    ['a problem of no EHR', '/problem?code=LAUNCH_ISSUER_UNKNOWN'],
    ['an arrival from an unknown issuer', `/launch?iss=${iss('https://evil.example')}&launch=x`],
    ['a launch of an unknown EHR', '/l/nowhere.AAAAAAAAAAAAAAAAAAAAAA'],
    ['a launch of an EHR that frames nothing', '/l/unframed.AAAAAAAAAAAAAAAAAAAAAA'],
    ['the callback of an unknown EHR', '/callback/nowhere'],
    ['a made-up path', '/greyfield'],
  ])('%s: nobody', (_what, path) => {
    expect(policyOf(path).frameAncestors).toEqual([])
  })

  test('a launch: not the origins of an EHR that its query names', () => {
    const path = `/l/${launch}?ehr=other&iss=${iss(other.issuer)}`
    expect(policyOf(path).frameAncestors).toEqual(greyfield.frameOrigins)
  })
})

describe('2.2.0@133 where a form may go', () => {
  test('on arrival: to the EHR and its registered endpoints', () => {
    expect(policyOf(`/launch?iss=${iss(greyfield.issuer)}&launch=x`).formTargets).toEqual([
      'https://ehr.example',
      'https://login.example',
    ])
  })

  test.each([`/l/${launch}`, '/callback/greyfield', '/problem?ehr=greyfield'])(
    'on %s: nowhere else',
    (path) => {
      expect(policyOf(path).formTargets).toEqual([])
    },
  )
})

describe('S33 the content security policy', () => {
  const directives = (path: string) =>
    new Map(
      contentSecurityPolicy(policyOf(path), 'abc')
        .split('; ')
        .map((one) => [one.split(' ')[0], one.slice(one.indexOf(' ') + 1)]),
    )

  test('lets run what carries the nonce of this answer, and nothing inline or evaluated', () => {
    const policy = directives('/')
    expect(policy.get('script-src')).toBe(`'self' 'nonce-abc' 'strict-dynamic'`)
    expect(contentSecurityPolicy(policyOf('/'), 'abc')).not.toMatch(
      /unsafe|\*|data:|https:(?!\/\/)/,
    )
  })

  test('lets nothing out and nothing in', () => {
    const policy = directives('/')
    expect(policy.get('connect-src')).toBe(`'self'`)
    expect(policy.get('worker-src')).toBe(`'self'`)
    for (const name of ['object-src', 'base-uri', 'frame-src']) {
      expect(policy.get(name)).toBe(`'none'`)
    }
  })

  test('S1 names who may frame the page, or nobody', () => {
    expect(directives(`/l/${launch}`).get('frame-ancestors')).toBe(
      'https://ehr.example:8443 https://portal.example',
    )
    expect(directives('/').get('frame-ancestors')).toBe(`'none'`)
  })
})

describe('S2 S28 S29 the headers of an answer', () => {
  const headersOf = (path: string, publicUrl = 'https://app.example') =>
    securityHeaders(policyOf(path), { nonce: 'abc', publicUrl })

  test.each([
    [`/l/${launch}`, undefined],
    [`/launch?iss=${iss(greyfield.issuer)}&launch=x`, undefined],
    ['/callback/greyfield', undefined],
    ['/', 'DENY'],
    ['/l/unframed.AAAAAAAAAAAAAAAAAAAAAA', 'DENY'],
    ['/problem?code=X', 'DENY'],
  ])('%s: X-Frame-Options is %s', (path, option) => {
    expect(headersOf(path)['x-frame-options']).toBe(option)
  })

  test.each([`/l/${launch}`, '/', '/api/x'])(
    '%s: not kept, not referred from, not sniffed',
    (path) => {
      expect(headersOf(path)).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'permissions-policy': expect.stringContaining('microphone=(self)'),
      })
    },
  )

  test('S40 ask for TLS from now on, where it is there', () => {
    expect(headersOf('/')).toHaveProperty('strict-transport-security')
    expect(headersOf('/', 'http://app.localhost:3000')).not.toHaveProperty(
      'strict-transport-security',
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantPlus } from '../kernel/instant.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { isDueForRefresh, parseTokenResponse } from './token-response.ts'

const askedScopes = ['launch', 'openid']
const parse = (more: object = {}) =>
  parseTokenResponse({ access_token: 'at', ...more }, { now: aMoment, askedScopes })
const inSeconds = (seconds: number) => instantPlus(aMoment, seconds * 1_000)

describe('a token response', () => {
  test('gives tokens, patient, visit and context', () => {
    const response = parse({
      refresh_token: 'rt',
      expires_in: 3_600,
      scope: 'launch  openid patient/*.rs ',
      patient: 'p1',
      encounter: 'e1',
      need_patient_banner: false,
      intent: 'reconcile-medications',
      tenant: 'campus-2',
      smart_style_url: 'https://ehr.example/style.json',
      fhirContext: [
        { reference: 'ImagingStudy/1' },
        { canonical: 'http://x|1', role: 'https://role' },
        { identifier: { value: '1' }, type: 'Task' },
      ],
    })
    expect(response).toEqual({
      tokens: { access: 'at', refresh: 'rt', issuedAt: aMoment, expiresAt: inSeconds(3_600) },
      patientId: 'p1',
      encounterId: 'e1',
      context: {
        grantedScopes: ['launch', 'openid', 'patient/*.rs'],
        needPatientBanner: false,
        intent: 'reconcile-medications',
        tenant: 'campus-2',
        smartStyleUrl: 'https://ehr.example/style.json',
        // 2.2.0@191: no role means "launch".
        fhirContext: [
          { reference: 'ImagingStudy/1', role: 'launch' },
          { canonical: 'http://x|1', role: 'https://role' },
          { identifier: { value: '1' }, type: 'Task', role: 'launch' },
        ],
      },
    })
  })

  test('N6 that does not echo the scope granted what was asked', () => {
    expect(parse()?.context.grantedScopes).toEqual(askedScopes)
  })

  test('N6 with an empty scope granted nothing', () => {
    expect(parse({ scope: '' })?.context.grantedScopes).toEqual([])
  })

  test('N17 drops context that is odd, and goes on', () => {
    const response = parse({
      patient: '../Patient/2',
      encounter: 7,
      need_patient_banner: 'no',
      intent: ['a'],
      tenant: {},
      smart_style_url: 1,
      fhirContext: [null, 'x', { reference: 5 }, { reference: 'Task/1' }],
    })
    expect(response).toMatchObject({
      patientId: undefined,
      encounterId: undefined,
      context: {
        needPatientBanner: true,
        intent: undefined,
        tenant: undefined,
        smartStyleUrl: undefined,
        fhirContext: [{ reference: 'Task/1', role: 'launch' }],
      },
    })
  })

  test.each([
    [3_600, 3_600],
    ['3600', 3_600],
    [undefined, 300],
    [null, 300],
    [0, 300],
    [-5, 300],
    ['soon', 300],
    [2_592_000, 86_400],
    [1e300, 86_400],
  ])('with a lifetime of %j is taken to last %d s', (expires_in, seconds) => {
    expect(parse({ expires_in })?.tokens.expiresAt).toBe(inSeconds(seconds))
  })

  test.each([
    undefined,
    null,
    'token',
    [],
    {},
    { access_token: '' },
    { access_token: 5 },
    { access_token: 'a\r\nx-evil: 1' },
    { access_token: 'tökén' },
  ])('%j holds no usable token', (body) => {
    expect(parseTokenResponse(body, { now: aMoment, askedScopes })).toBeUndefined()
  })

  test('whatever a server sends is read or refused, and never breaks', () => {
    const members = fc.record(
      {
        access_token: fc.constant('at'),
        refresh_token: fc.anything(),
        expires_in: fc.anything(),
        scope: fc.anything(),
        patient: fc.anything(),
        fhirContext: fc.anything(),
      },
      { requiredKeys: ['access_token'] },
    )
    fc.assert(
      fc.property(members, (body) => {
        parseTokenResponse(body, { now: aMoment, askedScopes })
      }),
    )
  })
})

describe('A7 a token is refreshed', () => {
  test.each([
    ['60 s ahead when it lasts an hour', 3_600, 3_540],
    ['a fifth ahead when it lasts a minute', 60, 48],
    ['a fifth ahead when it lasts five seconds', 5, 4],
  ])('%s', (_when, lifetime, due) => {
    const tokens = parse({ expires_in: lifetime })?.tokens
    if (!tokens) throw new Error('no tokens')
    expect(isDueForRefresh(tokens, instantPlus(inSeconds(due), -1))).toBe(false)
    expect(isDueForRefresh(tokens, inSeconds(due))).toBe(true)
    expect(isDueForRefresh(tokens, inSeconds(lifetime + 1))).toBe(true)
  })
})

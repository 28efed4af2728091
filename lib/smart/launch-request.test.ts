import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseLaunchRequest } from './launch-request.ts'

const ISS = 'https://ehr.example/fhir'
const parse = (query: string) => parseLaunchRequest(new URLSearchParams(query))
const iss = `iss=${encodeURIComponent(ISS)}`

describe('a launch request', () => {
  test('of an EHR names the issuer and the launch, which is kept as it came', () => {
    expect(parse(`${iss}&launch=a%2Fb%3D%20c`)).toEqual({
      ok: true,
      value: { iss: ISS, launch: 'a/b= c', probed: false },
    })
  })

  test('without a launch value is standalone', () => {
    expect(parse(iss)).toMatchObject({ ok: true, value: { launch: undefined } })
  })

  test('A2 carries the mark of a cookie probe', () => {
    expect(parse(`${iss}&launch=x&p=1`)).toMatchObject({ ok: true, value: { probed: true } })
  })

  test.each([
    ['no issuer', 'launch=x'],
    ['nothing', ''],
    ['an empty issuer', 'iss=&launch=x'],
    ['an empty launch', `${iss}&launch=`],
    ['D2 a client id', `${iss}&launch=x&clientId=evil`],
    ['D2 a patient', `${iss}&launch=x&patientId=2`],
    ['D2 a FHIR service URL', 'fhirServiceUrl=https://evil.example'],
    ['D2 a FHIR service URL beside the issuer', `${iss}&fhirServiceUrl=https://evil.example`],
    ['a redirect', `${iss}&redirect_uri=https://evil.example`],
    ['a prototype', `${iss}&__proto__=x`],
    ['a constructor', `${iss}&constructor=x`],
    ['another spelling of the issuer', `${iss}&ISS=https://evil.example`],
    ['two issuers', `${iss}&${iss}`],
    ['two launches', `${iss}&launch=a&launch=b`],
    ['an array of issuers', `iss[]=${encodeURIComponent(ISS)}`],
    ['an issuer longer than any', `iss=${'a'.repeat(4_097)}`],
    ['a launch longer than any', `${iss}&launch=${'a'.repeat(4_097)}`],
  ])('with %s is refused', (_what, query) => {
    expect(parse(query)).toMatchObject({ ok: false, error: { code: 'LAUNCH_REQUEST_INVALID' } })
  })

  test('is either understood whole or refused, whatever it holds', () => {
    const anyName = fc.oneof(fc.constantFrom('iss', 'launch', 'p', 'state', 'Iss'), fc.string())
    const anyQuery = fc.array(fc.tuple(anyName, fc.string()), { maxLength: 5 })
    fc.assert(
      fc.property(anyQuery, (pairs) => {
        const parsed = parseLaunchRequest(new URLSearchParams(pairs))
        if (!parsed.ok) return
        expect(pairs.map(([name]) => name).sort()).toEqual(expect.arrayContaining(['iss']))
        expect(new Set(pairs.map(([name]) => name)).size).toBe(pairs.length)
        expect(pairs.every(([name]) => ['iss', 'launch', 'p'].includes(name))).toBe(true)
      }),
    )
  })
})

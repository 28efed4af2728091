import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeFor, resourceOf, retryAfterMs } from './fhir-answer.ts'

const NOW = Date.UTC(2026, 10, 19, 9, 12)

describe('F1 Retry-After', () => {
  test.each([
    ['120', 120_000],
    ['0', 0],
    [' 5 ', 5_000],
    ['Thu, 19 Nov 2026 09:13:00 GMT', 60_000],
    ['Thu, 19 Nov 2026 09:11:00 GMT', 0],
    [undefined, undefined],
    ['', undefined],
    ['soon', undefined],
    ['12345678', undefined],
  ])('%j means %j ms', (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms)
  })

  test('of any kind is a wait that is not negative, or none', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const wait = retryAfterMs(header, NOW)
        expect(wait === undefined || wait >= 0).toBe(true)
      }),
    )
  })
})

describe('the answer to a read', () => {
  const answer = (status: number, text = '', retryAfter?: string) => ({
    status,
    header: (name: string) => (name === 'retry-after' ? retryAfter : undefined),
    text,
  })

  test('is its resource, whatever stands in it', () => {
    const patient = { resourceType: 'Patient', id: '1', odd: [1] }
    expect(resourceOf(answer(200, JSON.stringify(patient)), NOW)).toEqual({
      ok: true,
      value: patient,
    })
  })

  test.each([
    '',
    '<html>',
    '[]',
    'null',
    '{}',
    '{"resourceType":7}',
    '{"resourceType":"Patient","id":7}',
  ])('N13 is not readable when a success holds %j', (text) => {
    expect(resourceOf(answer(200, text), NOW)).toMatchObject({
      error: { code: 'FHIR_RESPONSE_UNREADABLE' },
    })
  })

  test('says how long to wait when the EHR does', () => {
    expect(resourceOf(answer(429, '', '7'), NOW)).toEqual({
      ok: false,
      error: { code: 'FHIR_BUSY', reason: 'HTTP 429', retryAfterMs: 7_000 },
    })
  })

  test.each([
    [301, 'FHIR_HOST_REFUSED'],
    [400, 'FHIR_REFUSED'],
    [401, 'FHIR_UNAUTHORIZED'],
    [403, 'FHIR_FORBIDDEN'],
    [404, 'FHIR_NOT_FOUND'],
    [405, 'FHIR_NOT_SUPPORTED'],
    [409, 'FHIR_REFUSED'],
    [410, 'FHIR_NOT_FOUND'],
    [422, 'FHIR_REFUSED'],
    [429, 'FHIR_BUSY'],
    [500, 'FHIR_SERVER_ERROR'],
    [501, 'FHIR_NOT_SUPPORTED'],
    [503, 'FHIR_BUSY'],
    [504, 'FHIR_SERVER_ERROR'],
  ])('N12 N13 %i is %s, without the EHR’s words', (status, code) => {
    expect(codeFor(status)).toBe(code)
    const failed = resourceOf(answer(status, '{"issue":"canary"}'), NOW)
    expect(JSON.stringify(failed)).not.toContain('canary')
  })
})

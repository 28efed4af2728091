import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type FhirDate,
  newestFirst,
  newestOf,
  parseFhirDate,
  precisionOf,
  startOf,
} from './fhir-date.ts'

const read = (text: string): FhirDate => {
  const date = parseFhirDate(text)
  if (!date) throw new Error(`not a FHIR date: ${text}`)
  return date
}

describe('FHIR dates', () => {
  test.each([
    ['1958', 'year'],
    ['1958-04', 'month'],
    ['1958-04-05', 'day'],
    ['2026-11-19T08:56:00-06:00', 'time'],
    ['2026-11-19T08:56:00.137Z', 'time'],
    ['2026-11-19T08:56Z', 'time'],
    ['2026-11-19T08:56:00', 'time'],
    ['2016-12-31T23:59:60Z', 'time'],
  ])('%s has the precision of a %s', (text, precision) => {
    expect(precisionOf(read(text))).toBe(precision)
    expect(startOf(read(text))).not.toBeNaN()
  })

  test.each([
    '',
    '19',
    '0000',
    '2026-13',
    '2026-02-30',
    '2025-02-29',
    '05/04/1958',
    '2026-11-19T25:00Z',
    '2026-11-19 08:56',
  ])('%j is no date', (text) => {
    expect(parseFhirDate(text)).toBeUndefined()
  })

  test('a leap day is a date in a leap year', () => {
    expect(parseFhirDate('2024-02-29')).toBe('2024-02-29')
  })

  test('sorting puts the newest first and what has no date last', () => {
    const dates = ['2024', undefined, '2026-11-19T08:00:00+02:00', '2026-11-19T07:00:00Z'].map(
      (text) => text && read(text),
    ) as (FhirDate | undefined)[]
    expect(dates.toSorted(newestFirst)).toEqual([
      '2026-11-19T07:00:00Z',
      '2026-11-19T08:00:00+02:00',
      '2024',
      undefined,
    ])
    expect(newestOf(dates)).toBe('2026-11-19T07:00:00Z')
    expect(newestOf([])).toBeUndefined()
  })

  test('any text is a date or none, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const date = parseFhirDate(text)
        if (date) expect(startOf(date)).not.toBeNaN()
      }),
    )
  })
})

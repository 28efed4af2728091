import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FhirDate } from '../fhir/fhir-date.ts'
import { ageOn } from './age.ts'

const age = (born: string, on: string) => ageOn(born as FhirDate, on as FhirDate, 'UTC')

describe('age', () => {
  test.each([
    ['1958-04-05', '2026-11-19', 68, 7, 14],
    ['1958-04-05', '2026-04-05', 68, 0, 0],
    ['1958-04-05', '2026-04-04', 67, 11, 30],
    ['2026-11-07', '2026-11-19', 0, 0, 12],
    ['2024-02-29', '2025-02-28', 0, 11, 30],
    ['2024-02-29', '2025-03-01', 1, 0, 1],
    ['2026-01-31', '2026-03-01', 0, 1, 1],
  ])('born %s, on %s: %i y %i mo %i d', (born, on, years, months, days) => {
    expect(age(born, on)).toEqual({ years, months, days, isApproximate: false })
  })

  test('a birth without day or month is told approximately', () => {
    expect(age('1958', '2026-11-19')).toMatchObject({ years: 68, isApproximate: true })
    expect(age('1958-12', '2026-11-19')).toMatchObject({
      years: 67,
      months: 11,
      isApproximate: true,
    })
  })

  test('a birth after the day has no age', () => {
    expect(age('2027-01-01', '2026-11-19')).toBeUndefined()
  })

  test('midnight in the site’s zone makes the birthday, not midnight in Greenwich', () => {
    const on = '2026-04-05T03:00:00Z' as FhirDate // still the 4th in Chicago
    expect(ageOn('1958-04-05' as FhirDate, on, 'America/Chicago')?.years).toBe(67)
    expect(ageOn('1958-04-05' as FhirDate, on, 'UTC')?.years).toBe(68)
  })

  test('nobody grows younger: a later day never gives a lower age', () => {
    const day = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const [born, early, late] = [a, b, c]
          .toSorted((x, y) => x.getTime() - y.getTime())
          .map((date) => date.toISOString().slice(0, 10))
        const [before, after] = [age(born ?? '', early ?? ''), age(born ?? '', late ?? '')]
        const months = (one: ReturnType<typeof age>) => (one ? one.years * 12 + one.months : -1)
        expect(months(after)).toBeGreaterThanOrEqual(months(before))
        expect(before?.months).toBeLessThan(12)
        expect(before?.days).toBeLessThan(31)
      }),
    )
  })
})

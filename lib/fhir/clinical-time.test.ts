import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '../kernel/instant.ts'
import {
  clinicalDate,
  clinicalDateTime,
  clinicalTime,
  isSameDay,
  shortDate,
  wallClock,
} from './clinical-time.ts'
import type { FhirDate } from './fhir-date.ts'

const ZONES = ['UTC', 'America/Chicago', 'Pacific/Auckland', 'Asia/Kolkata', 'Pacific/Apia']
const date = (text: string) => text as FhirDate

describe('clinical time', () => {
  test('a date is told with as much as it says', () => {
    expect(clinicalDate(date('1958'), 'UTC')).toBe('1958')
    expect(clinicalDate(date('1958-04'), 'UTC')).toBe('Apr-1958')
    expect(clinicalDate(date('1958-04-05'), 'UTC')).toBe('05-Apr-1958')
  })

  test('a moment is told in the site’s zone', () => {
    const moment = date('2026-11-19T02:56:00Z')
    expect(clinicalDateTime(moment, 'America/Chicago')).toBe('18-Nov-2026 20:56')
    expect(clinicalDateTime(moment, 'Asia/Kolkata')).toBe('19-Nov-2026 08:26')
    expect(clinicalTime(moment, 'UTC')).toBe('02:56')
  })

  test('midnight is 00:00 and not 24:00', () => {
    expect(clinicalTime(date('2026-11-19T00:00:00Z'), 'UTC')).toBe('00:00')
  })

  test('a time without an offset is the wall clock’s, as sent', () => {
    expect(clinicalDateTime(date('2026-11-19T08:56:00'), 'Pacific/Auckland')).toBe(
      '19-Nov-2026 08:56',
    )
  })

  test('the year is left out within the year of the page', () => {
    const now = '2026-11-19T15:12:00.000Z' as Instant
    expect(shortDate(date('2026-09-02'), now, 'UTC')).toBe('02-Sep')
    expect(shortDate(date('2025-09-02'), now, 'UTC')).toBe('02-Sep-2025')
    expect(shortDate(date('2026-09'), now, 'UTC')).toBe('Sep-2026')
  })

  test('the same day is asked in the site’s zone; a month is no day', () => {
    expect(isSameDay(date('2026-11-19'), date('2026-11-20T03:00:00Z'), 'America/Chicago')).toBe(
      true,
    )
    expect(isSameDay(date('2026-11'), date('2026-11'), 'UTC')).toBe(false)
  })

  test('a date without a time is never shifted, whatever the zone', () => {
    const days = fc.date({
      min: new Date('0001-01-02'),
      max: new Date('9999-12-30'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, fc.constantFrom(...ZONES), (day, zone) => {
        const sent = day.toISOString().slice(0, 10)
        const { year, month, day: dayOfMonth, time } = wallClock(date(sent), zone)
        expect([year, month, dayOfMonth, time]).toEqual([...sent.split('-').map(Number), undefined])
        expect(clinicalDate(date(sent), zone)).toBe(clinicalDate(date(sent), 'UTC'))
      }),
    )
  })
})

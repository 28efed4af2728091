import { expect, test } from 'vitest'
import type { Instant } from '../kernel/instant.ts'
import { dayOf, endOfDay, startOfDay } from './day.ts'

const CHICAGO = 'America/Chicago'

test('a day begins when the clock on the wall says so', () => {
  expect(startOfDay('2026-11-19', CHICAGO)).toBe('2026-11-19T06:00:00.000Z')
  expect(startOfDay('2026-07-01', CHICAGO)).toBe('2026-07-01T05:00:00.000Z')
  expect(startOfDay('2026-11-19', 'UTC')).toBe('2026-11-19T00:00:00.000Z')
})

test('a day on which clocks change is as long as it is', () => {
  const hours = (day: string) =>
    (Date.parse(endOfDay(day, CHICAGO) ?? '') - Date.parse(startOfDay(day, CHICAGO) ?? '')) / 3.6e6
  expect(['2026-03-08', '2026-11-01', '2026-11-19'].map(hours)).toEqual([23, 25, 24])
})

test('what is no day is none', () => {
  for (const text of ['', '2026-02-30', '2026-13-01', '19.11.2026', '2026-11-19T00:00:00Z'])
    expect(startOfDay(text, CHICAGO), text).toBeUndefined()
})

test('a moment belongs to the day of the zone', () => {
  expect(dayOf('2026-11-19T05:59:59.000Z' as Instant, CHICAGO)).toBe('2026-11-18')
  expect(dayOf('2026-11-19T06:00:00.000Z' as Instant, CHICAGO)).toBe('2026-11-19')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf, daysUpTo, WRITTEN_ON, yearsBetween } from './calendar.ts'

const DAY_MS = 86_400_000
const daysApart = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS

const someDay = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const present = fc.date({
  min: new Date('2024-01-01'),
  max: new Date('2040-12-31'),
  noInvalidDate: true,
})

describe('a calendar', () => {
  test('leaves everything where it was written on the day of writing', () => {
    const calendar = calendarOf(new Date(`${WRITTEN_ON}T17:00Z`), 'America/New_York')
    expect(calendar.day('2026-05-14')).toBe('2026-05-14')
    expect(calendar.instant('2026-11-19T09:00')).toBe('2026-11-19T09:00:00-05:00')
    expect(calendar.instant('2026-06-19T09:00')).toBe('2026-06-19T09:00:00-04:00')
    expect(calendar.birthday('1958-04-05')).toBe('1958-04-05')
    expect(calendar.say('raised {2026-08-14}, since {2011}')).toBe('raised 08/14/2026, since 2011')
  })

  test('moves all days together, so intervals stay as written', () => {
    fc.assert(
      fc.property(someDay, someDay, present, (from, to, today) => {
        const { day } = calendarOf(today, 'UTC')
        expect(daysApart(day(from), day(to))).toBe(daysApart(from, to))
        expect(day(WRITTEN_ON)).toBe(today.toISOString().slice(0, 10))
      }),
    )
  })

  test('keeps a birthday in its season and the age as written', () => {
    fc.assert(
      fc.property(someDay, present, (born, today) => {
        fc.pre(born < WRITTEN_ON)
        const birthday = calendarOf(today, 'UTC').birthday(born)
        const now = today.toISOString().slice(0, 10)
        expect(yearsBetween(birthday, now)).toBe(yearsBetween(born, WRITTEN_ON))
        if (!born.endsWith('02-29')) expect(birthday.slice(4)).toBe(born.slice(4))
      }),
    )
  })

  test('takes the present day from the zone of the site, not from Greenwich', () => {
    const lateEvening = new Date('2026-11-20T03:30Z')
    expect(calendarOf(lateEvening, 'America/Chicago').day(WRITTEN_ON)).toBe('2026-11-19')
    expect(calendarOf(lateEvening, 'Europe/Berlin').day(WRITTEN_ON)).toBe('2026-11-20')
  })

  test('writes moments that mean the written time of day in the zone', () => {
    fc.assert(
      fc.property(someDay, present, fc.integer({ min: 6, max: 20 }), (day, today, hour) => {
        const calendar = calendarOf(today, 'America/New_York')
        const time = `${String(hour).padStart(2, '0')}:30`
        const spoken = new Intl.DateTimeFormat('en-GB', {
          timeZone: 'America/New_York',
          timeStyle: 'short',
        }).format(new Date(calendar.instant(`${day}T${time}`)))
        expect(spoken).toBe(time)
      }),
    )
  })

  test('counts days back from the last one', () => {
    expect(daysUpTo('2026-03-03', 3, 7)).toEqual(['2026-02-17', '2026-02-24', '2026-03-03'])
  })
})

import type { Instant } from '../kernel/instant.ts'
import { type FhirDate, hasOffset, startOf } from './fhir-date.ts'

// NHS CUI, date and time display: dd-Mmm-yyyy, 24 h. The same month names in every language, so
// that page, note and paper agree.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** What a clock on the site's wall shows; months from 1. Parts the date does not have are absent. */
export type WallClock = {
  readonly year: number
  readonly month?: number
  readonly day?: number
  /** `08:56` */
  readonly time?: string
}

/**
 * @param date a FHIR date of any precision; only one with time and offset depends on the zone
 * @param zone IANA name of the site's time zone
 */
export function wallClock(date: FhirDate | Instant, zone: string): WallClock {
  const sent = date as FhirDate // an Instant is a FHIR instant
  if (hasOffset(sent)) return inZone(startOf(sent), zone)
  const [, year, month, day, time] =
    /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d))?/.exec(sent) ?? []
  return {
    year: Number(year),
    ...(month && { month: Number(month) }),
    ...(day && { day: Number(day) }),
    ...(time && { time }),
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'gregory',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(zone, format)
  return format
}

function inZone(epochMs: number, zone: string): WallClock {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(epochMs)
      .map((part) => [part.type, part.value]),
  )
  return {
    year: Number(parts.get('year')),
    month: Number(parts.get('month')),
    day: Number(parts.get('day')),
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  }
}

/** `05-Apr-1958`, `Apr-1958` or `1958`: as much as the date says. */
export const clinicalDate = (date: FhirDate | Instant, zone: string): string =>
  dateText(wallClock(date, zone))

/** `19-Nov-2026 08:56`; without the time when the date has none. */
export function clinicalDateTime(date: FhirDate | Instant, zone: string): string {
  const clock = wallClock(date, zone)
  return clock.time ? `${dateText(clock)} ${clock.time}` : dateText(clock)
}

/** `08:56`, or undefined when the date has no time. */
export const clinicalTime = (date: FhirDate | Instant, zone: string): string | undefined =>
  wallClock(date, zone).time

/** `19-Nov` within the year of `now`, else `19-Nov-2025`. */
export function shortDate(date: FhirDate | Instant, now: Instant, zone: string): string {
  const clock = wallClock(date, zone)
  const isThisYear = clock.year === wallClock(now, zone).year
  return isThisYear && clock.day ? dateText(clock).slice(0, 6) : dateText(clock)
}

export function isSameDay(a: FhirDate | Instant, b: FhirDate | Instant, zone: string): boolean {
  const [one, other] = [wallClock(a, zone), wallClock(b, zone)]
  return one.day !== undefined && dateText(one) === dateText(other)
}

function dateText({ year, month, day }: WallClock): string {
  const parts = [day && String(day).padStart(2, '0'), month && MONTHS[month - 1], padYear(year)]
  return parts.filter(Boolean).join('-')
}

const padYear = (year: number): string => String(year).padStart(4, '0')

import { type Instant, instantOf, instantPlus } from '../kernel/instant.ts'

const DAY_MS = 86_400_000
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Milliseconds by which the zone's clocks are ahead of UTC at a moment. */
function offsetAt(epochMs: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, calendar: 'gregory', hourCycle: 'h23', year: 'numeric', month: 'numeric' },
    ...{ day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  const part = Object.fromEntries(
    format.formatToParts(epochMs).map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - epochMs
}

/**
 * The first moment of a day on a wall clock.
 * @param day `2026-11-19`
 * @param zone IANA name
 * @returns undefined when there is no such day
 */
export function startOfDay(day: string, zone: string): Instant | undefined {
  const asUtc = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(asUtc) || !instantOf(asUtc).startsWith(day)) return undefined
  // Twice: the offset at the first guess may be that of the other side of a change of clocks.
  const guess = asUtc - offsetAt(asUtc, zone)
  return instantOf(asUtc - offsetAt(guess, zone))
}

/** The first moment after a day; days are 23 to 25 hours long. */
export const endOfDay = (day: string, zone: string): Instant | undefined => {
  const next = startOfDay(day, 'UTC')
  return next && startOfDay(instantPlus(next, DAY_MS).slice(0, 10), zone)
}

/** The day that a wall clock shows, `2026-11-19`. */
export const dayOf = (at: Instant, zone: string): string =>
  instantOf(Date.parse(at) + offsetAt(Date.parse(at), zone)).slice(0, 10)

/** @param days how many days before `at`; the same hour */
export const daysBefore = (at: Instant, days: number): Instant => instantPlus(at, -days * DAY_MS)

import { type WallClock, wallClock } from '../fhir/clinical-time.ts'
import type { FhirDate } from '../fhir/fhir-date.ts'
import type { Instant } from '../kernel/instant.ts'

/** An age in the unit in which it is told: days, months, years and months, or years. */
export type Age = {
  readonly years: number
  /** Full months beyond the years. */
  readonly months: number
  /** Full days beyond years and months; undefined when a date has no day. */
  readonly days: number | undefined
  /** A date without month or day leaves the age open by up to a year. */
  readonly isApproximate: boolean
}

/**
 * The age on a day, in the calendar of the site. A birth on 29 February is completed on 1 March.
 * @param on the day of the page, or of death
 * @returns undefined when the birth lies after that day
 */
export function ageOn(born: FhirDate, on: FhirDate | Instant, zone: string): Age | undefined {
  const [from, to] = [wallClock(born, zone), wallClock(on, zone)]
  const months = fullMonths(from, to)
  const days = daysBeyond(from, to)
  if (months < 0) return undefined
  return {
    years: Math.floor(months / 12),
    months: months % 12,
    days,
    isApproximate: days === undefined,
  }
}

function fullMonths(from: WallClock, to: WallClock): number {
  const years = to.year - from.year
  if (!from.month || !to.month) return years * 12
  const months = years * 12 + to.month - from.month
  const isComplete = !from.day || !to.day || to.day >= from.day
  return isComplete ? months : months - 1
}

function daysBeyond(from: WallClock, to: WallClock): number | undefined {
  if (!from.day || !to.day || !to.month) return undefined
  if (to.day >= from.day) return to.day - from.day
  const lastOfMonthBefore = new Date(Date.UTC(to.year, to.month - 1, 0)).getUTCDate()
  return Math.max(lastOfMonthBefore - from.day, 0) + to.day
}

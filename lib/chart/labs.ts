import { newestFirst, startOf } from '../fhir/fhir-date.ts'
import type { FhirResource } from '../fhir/resource.ts'
import type { FlagLetters } from './flag.ts'
import { labPriority } from './lab-priority.ts'
import { latestOf, type Measurement } from './measurement.ts'
import { groupResults, resultsOf } from './measurements.ts'
import { readObservation } from './observation.ts'

/**
 * Laboratory Observations grouped by test. The tests of the newest day come first, and of one day
 * the critical ones, then the abnormal ones, those that change a decision of today before others.
 */
export const readLabs = (resources: readonly FhirResource[]): readonly Measurement[] =>
  groupResults(resources.map(readObservation).flatMap(resultsOf), () => 'lab').toSorted(
    byDayThenSeverity,
  )

const SEVERITY: Readonly<Record<FlagLetters, number>> = { HH: 0, LL: 0, AA: 0, H: 1, L: 1, A: 1 }
const UNFLAGGED = 2
const DAY = 86_400_000

function byDayThenSeverity(a: Measurement, b: Measurement): number {
  const [one, other] = [latestOf(a), latestOf(b)]
  return (
    dayOf(b) - dayOf(a) ||
    severityOf(a) - severityOf(b) ||
    labPriority(a) - labPriority(b) ||
    newestFirst(one?.when, other?.when) ||
    (a.name ?? '').localeCompare(b.name ?? '', 'en')
  )
}

/** Days since the epoch in UTC: near enough to put one morning's tests together. */
function dayOf(test: Measurement): number {
  const when = latestOf(test)?.when
  return when ? Math.floor(startOf(when) / DAY) : -Infinity
}

const severityOf = (test: Measurement): number => {
  const letters = latestOf(test)?.flag?.letters
  return letters ? SEVERITY[letters] : UNFLAGGED
}

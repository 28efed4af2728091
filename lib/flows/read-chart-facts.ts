import type { AuditLog } from '../audit/audit-log.ts'
import type { CardName, Cards } from '../chart/card.ts'
import type { Measurement } from '../chart/measurement.ts'
import type { PatientIdentity } from '../chart/patient-identity.ts'
import type { Ehr } from '../fhir/ehr.ts'
import type { Clock, Instant } from '../kernel/instant.ts'
import type { ChartFact } from '../note/chart-fact.ts'
import { chartFactsOf } from '../note/chart-facts-of.ts'
import { readCard } from './read-card.ts'
import type { OpenLaunch } from './resume-launch.ts'

export type ChartFacts = {
  readonly facts: readonly ChartFact[]
  readonly at: Instant
  /** Undefined where the patient's card was not read. */
  readonly patient: PatientIdentity | undefined
  /** Cards that could not be read: what they hold is not in the facts. */
  readonly unread: readonly CardName[]
}

export type ChartDeps = {
  readonly audit: AuditLog
  readonly ehr: Ehr
  readonly clock: Clock
  readonly nameOf: (measurement: Measurement) => string
}

/** Reads cards from the EHR now, all at once, and gives their facts for drafting and checking. */
export async function readChartFacts(
  deps: ChartDeps,
  { launch, registration }: Pick<OpenLaunch, 'launch' | 'registration'>,
  names: readonly CardName[],
): Promise<ChartFacts> {
  const read = await Promise.all(
    names.map(async (name) => [name, await readCard(deps, launch, name)] as const),
  )
  const at = deps.clock.now()
  // Each entry pairs a name with the card of that name.
  const cards = Object.fromEntries(read) as Cards
  const context = { zone: registration.timeZone, now: at, nameOf: deps.nameOf }
  const unread = read.flatMap(([name, card]) => (card.state === 'failed' ? [name] : []))
  const patient = cards.patient?.state === 'read' ? cards.patient.facts[0] : undefined
  return { facts: chartFactsOf(cards, context), at, patient, unread }
}

import type { AccessGrant } from '../audit/audit-log.ts'
import {
  BREAK_GLASS_MS,
  type BreakGlassReason,
  type BreakGlassStore,
  type ChartGate,
} from '../audit/break-glass.ts'
import type { CardOf } from '../chart/card.ts'
import { appError } from '../kernel/app-error.ts'
import { type Clock, instantPlus } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'

type Deps = { readonly breakGlass: BreakGlassStore; readonly clock: Clock }

export type ReadGate = ChartGate & {
  /** The patient's card, when it had to be read to know the mark. */
  readonly patient?: CardOf<'patient'>
}

/**
 * Whether a launch's chart is restricted and open to its user. Where nobody knows yet, who the
 * patient is is read first, and nothing else before that is known. A Patient that cannot be read
 * leaves the chart as it is at the EHR, which has granted it: each card then fails or not by itself,
 * and the next look asks again.
 *
 * @param readPatient reads the card; audited like every card
 * @returns STORE_UNAVAILABLE
 */
export async function readChartGate(
  deps: Deps,
  launch: Launch,
  readPatient: () => Promise<CardOf<'patient'>>,
): Promise<Result<ReadGate>> {
  const known = await chartGate(deps, launch)
  if (!known.ok || known.value.label !== undefined) return known
  const patient = await readPatient()
  if (patient.state !== 'read') return ok({ ...known.value, patient })
  const label = patient.facts[0]?.label ?? 'none'
  const kept = await deps.breakGlass.keepLabel(launch.id, label)
  return kept.ok ? ok({ ...known.value, label, patient }) : kept
}

/** The same as far as it is known already. */
export const chartGate = (
  { breakGlass, clock }: Deps,
  launch: Launch,
): Promise<Result<ChartGate>> =>
  breakGlass.gate(
    {
      tenant: launch.tenant,
      launchId: launch.id,
      patient: { ehrId: launch.ehrId, id: launch.patientId },
      user: launch.user,
    },
    clock.now(),
  )

export type OpeningReason = {
  readonly breakGlassId: string
  readonly reasonCode: BreakGlassReason
  readonly reason: string
}

/**
 * Opens a restricted chart to the user of a launch for an hour. The privacy officer reviews it.
 * @returns BREAK_GLASS_NOT_NEEDED for a chart without a mark, STORE_UNAVAILABLE
 */
export async function openRestrictedChart(
  deps: Deps,
  launch: Launch,
  grant: AccessGrant,
  { breakGlassId, ...why }: OpeningReason,
): Promise<Result<void>> {
  const gate = await chartGate(deps, launch)
  if (!gate.ok) return gate
  const { label } = gate.value
  if (label === undefined || label === 'none') return err(appError('BREAK_GLASS_NOT_NEEDED'))
  const openedAt = deps.clock.now()
  return deps.breakGlass.open(grant, {
    ...why,
    tenant: launch.tenant,
    id: breakGlassId,
    patient: { ehrId: launch.ehrId, id: launch.patientId },
    user: launch.user,
    launchId: launch.id,
    label,
    openedAt,
    endsAt: instantPlus(openedAt, BREAK_GLASS_MS),
  })
}

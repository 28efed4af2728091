import { rightFor } from '../filing/amend-right.ts'
import type { FilingId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import { isGranted } from '../smart/scopes.ts'
import type { OpenLaunch } from './resume-launch.ts'
import { type StepDeps, takeStep } from './take-step.ts'
import { ownFiling } from './view-filing.ts'

export const filingDecisions = ['asked-to-look', 'asked-to-send-again'] as const
export type FilingDecision = (typeof filingDecisions)[number]

/**
 * A person's decision about their own filing: look in the EHR now, or send it again after they saw
 * that it is not there.
 *
 * @returns FILING_NOT_FOUND, FILING_ACTION_NOT_POSSIBLE (it has moved on), STORE_UNAVAILABLE
 */
export async function decideFiling(
  deps: StepDeps,
  open: OpenLaunch,
  request: { readonly filingId: FilingId; readonly decision: FilingDecision },
): Promise<Result<void>> {
  const filing = await ownFiling(deps.filings, open.launch, request.filingId)
  if (!filing.ok) return filing
  return takeStep(deps, open, filing.value, { type: request.decision })
}

/**
 * The author has done with a filing that the EHR refused: it is no work any more. What was signed, and
 * why it was put aside, stay.
 *
 * @returns FILING_NOT_FOUND, FILING_ACTION_NOT_POSSIBLE (it was not refused), STORE_UNAVAILABLE
 */
export async function dismissFiling(
  deps: StepDeps,
  open: OpenLaunch,
  { filingId, reason }: { readonly filingId: FilingId; readonly reason: string },
): Promise<Result<void>> {
  const filing = await ownFiling(deps.filings, open.launch, filingId)
  if (!filing.ok) return filing
  // A second click, or a lost answer that is asked for again.
  if (filing.value.dismissal !== undefined) return ok(undefined)
  return takeStep(deps, open, filing.value, { type: 'dismissed', reason })
}

/**
 * Filings that wait for their author go on when the author is back with this patient: the new
 * launch's token takes over (WB-29).
 */
export async function resumeFilings(deps: StepDeps, open: OpenLaunch): Promise<Result<void>> {
  const unfinished = await deps.filings.unfinishedOf(open.launch)
  if (!unfinished.ok) return unfinished
  const granted = open.launch.context.grantedScopes
  const waiting = unfinished.value
    .filter(({ launchId }) => launchId !== open.launch.id)
    // A session that may not file would only take them away from one that may.
    .filter(({ method }) => isGranted(granted, 'DocumentReference', rightFor(method)))
  for (const filing of waiting) {
    const resumed = await takeStep(deps, open, filing, { type: 'signed-in' })
    // A filing that a worker just moved on needs no help.
    if (!resumed.ok && resumed.error.code !== 'FILING_ACTION_NOT_POSSIBLE') return resumed
  }
  return ok(undefined)
}

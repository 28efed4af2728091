import { rightFor } from '../filing/amend-right.ts'
import { profileOf } from '../filing/ehr-profile.ts'
import type { Filing, FilingEvent } from '../filing/filing.ts'
import { appError } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { isGranted } from '../smart/scopes.ts'
import { type FilingDeps, progressAfter } from './filing-work.ts'
import type { OpenLaunch } from './resume-launch.ts'
import { ownFiling } from './view-filing.ts'

type DecideDeps = Pick<FilingDeps, 'filings' | 'chance' | 'sha256'>

export const filingDecisions = ['asked-to-look', 'asked-to-send-again'] as const
export type FilingDecision = (typeof filingDecisions)[number]

/**
 * A person's decision about their own filing: look in the EHR now, or send it again after they saw
 * that it is not there.
 *
 * @returns FILING_NOT_FOUND, FILING_ACTION_NOT_POSSIBLE (it has moved on), STORE_UNAVAILABLE
 */
export async function decideFiling(
  deps: DecideDeps,
  open: OpenLaunch,
  request: { readonly filingId: FilingId; readonly decision: FilingDecision },
): Promise<Result<void>> {
  const filing = await ownFiling(deps.filings, open.launch, request.filingId)
  if (!filing.ok) return filing
  return apply(deps, open, filing.value, { type: request.decision })
}

/**
 * Filings that wait for their author go on when the author is back with this patient: the new
 * launch's token takes over (WB-29).
 */
export async function resumeFilings(deps: DecideDeps, open: OpenLaunch): Promise<Result<void>> {
  const unfinished = await deps.filings.unfinishedOf(open.launch)
  if (!unfinished.ok) return unfinished
  const granted = open.launch.context.grantedScopes
  const waiting = unfinished.value
    .filter(({ launchId }) => launchId !== open.launch.id)
    // A session that may not file would only take them away from one that may.
    .filter(({ method }) => isGranted(granted, 'DocumentReference', rightFor(method)))
  for (const filing of waiting) {
    const resumed = await apply(deps, open, filing, { type: 'signed-in' })
    // A filing that a worker just moved on needs no help.
    if (!resumed.ok && resumed.error.code !== 'FILING_ACTION_NOT_POSSIBLE') return resumed
  }
  return ok(undefined)
}

async function apply(
  deps: DecideDeps,
  open: OpenLaunch,
  filing: Filing,
  event: FilingEvent,
): Promise<Result<void>> {
  const now = await deps.filings.now()
  if (!now.ok) return now
  const context = { profile: profileOf(open.registration), now: now.value }
  const progress = progressAfter(deps, filing, event, context)
  if (!progress.ok) return progress
  const { state, errorCode } = progress.value
  const step = { at: now.value, event: event.type, state, errorCode }
  const changed = await deps.filings.change(filing, progress.value, step, open.launch.id)
  if (!changed.ok) return changed
  return changed.value ? ok(undefined) : err(appError('FILING_ACTION_NOT_POSSIBLE'))
}

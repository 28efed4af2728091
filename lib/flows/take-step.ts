import { profileOf } from '../filing/ehr-profile.ts'
import type { Filing, FilingEvent } from '../filing/filing.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type FilingDeps, progressAfter } from './filing-work.ts'
import type { OpenLaunch } from './resume-launch.ts'

export type StepDeps = Pick<FilingDeps, 'filings' | 'chance' | 'sha256'>

/**
 * What a person decided, as a step of a filing that no worker is at; the launch's token is used next.
 * @returns FILING_ACTION_NOT_POSSIBLE (it has moved on), STORE_UNAVAILABLE
 */
export async function takeStep(
  deps: StepDeps,
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

import { referenceTarget } from '../fhir/reference.ts'
import type { EhrRecord } from '../filing/filing.ts'
import { appError } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import { parseInstant } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { readStanding, type Standing, type StandingDeps } from './read-standing.ts'
import type { OpenLaunch } from './resume-launch.ts'
import { type StepDeps, takeStep } from './take-step.ts'

/**
 * Goes on from what stands in the EHR, after its author saw how that differs (WB-30): the record
 * counts in the version and with the text that others gave it, and what is amended next is made over
 * these. An amendment that the EHR did not take is set aside; its words stay.
 *
 * Asking twice does nothing twice, so a lost answer can be asked for again.
 *
 * @param request.version the version that the author was shown
 * @returns FILING_RECORD_CHANGED (it was changed again since), FILING_ACTION_NOT_POSSIBLE (nothing
 *   can be amended there, or it has moved on), what readStanding does
 */
export async function acceptRecord(
  deps: StandingDeps & StepDeps,
  open: OpenLaunch,
  request: { readonly filingId: FilingId; readonly version: string },
): Promise<Result<void>> {
  const standing = await readStanding(deps, open.launch, request.filingId)
  if (!standing.ok) return standing
  const { filing, base } = standing.value
  const isDone = filing.state !== 'needs-review' && base.standingText !== undefined
  if (isDone && base.record?.version === request.version) return ok(undefined)
  const seen = acceptableOf(standing.value)
  if (!seen) return err(appError('FILING_ACTION_NOT_POSSIBLE'))
  if (seen.record.version !== request.version) return err(appError('FILING_RECORD_CHANGED'))
  // The record first: until the amendment is set aside as well, nothing else can be begun.
  const accepted = await takeStep(deps, open, base, { type: 'accepted', ...seen })
  if (!accepted.ok || base.id === filing.id) return accepted
  return takeStep(deps, open, filing, { type: 'set-aside' })
}

export const isAcceptable = (standing: Standing): boolean => acceptableOf(standing) !== undefined

/** A note of this patient that is in force, can be read, and has a version to write over. */
function acceptableOf({
  filing,
  base,
  read: { document, text },
}: Standing): { readonly record: EhrRecord; readonly text: string } | undefined {
  const subject = referenceTarget(document.subject?.reference)
  const isOfPatient = subject?.type === 'Patient' && subject.id === base.patientId
  const version = document.meta?.versionId
  const isInForce = document.status === 'current' && filing.state === 'needs-review'
  if (!isOfPatient || !isInForce || version === undefined || text === undefined) return undefined
  const at = parseInstant(document.meta?.lastUpdated ?? '')
  return { record: { id: document.id, version, at }, text }
}

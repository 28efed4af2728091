import { appError } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { findCoSign } from './find-co-sign.ts'
import type { CoSignDeps } from './note-deps.ts'
import type { OpenLaunch } from './resume-launch.ts'

/**
 * Gives a preliminary note back to its author with a reason, instead of co-signing it. It stays
 * preliminary in the EHR until its author corrects it.
 *
 * @returns FILING_NOT_FOUND, CO_SIGN_SETTLED, FILING_NOT_SETTLED, FILING_SUPERSEDED,
 *   FHIR_UNREACHABLE (who the user is was not read yet), STORE_UNAVAILABLE
 */
export async function returnCoSign(
  deps: CoSignDeps,
  { launch }: OpenLaunch,
  { filingId, reason }: { readonly filingId: FilingId; readonly reason: string },
): Promise<Result<void>> {
  const found = await findCoSign(deps, launch, filingId)
  if (!found.ok) return found
  const { request, filing } = found.value
  const isDone = request.returned?.by.user === launch.user && request.returned.reason === reason
  if (isDone) return ok(undefined)
  const identity = await deps.launches.identity(launch.id)
  if (!identity.ok) return identity
  if (!identity.value) return err(appError('FHIR_UNREACHABLE', { reason: 'identity not read' }))
  const now = await deps.filings.now()
  if (!now.ok) return now
  const by = { user: launch.user, name: identity.value.author }
  const returned = await deps.coSigns.giveBack(filing, { by, reason, at: now.value })
  if (!returned.ok) return returned
  return returned.value === 'stored' ? ok(undefined) : err(appError(returned.value.code))
}

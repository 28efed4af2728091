import type { AuditWho } from '../audit/audit-event.ts'
import { type AuditLog, note } from '../audit/audit-log.ts'
import type { AppError } from '../kernel/app-error.ts'
import { err, type Result } from '../kernel/result.ts'

/** In whose name a launch is refused of which nothing is known yet. */
export const nobody: AuditWho = {
  tenant: 'system',
  ehrId: null,
  launchId: null,
  user: null,
  patient: null,
  encounter: null,
}

/**
 * Puts a refused launch on the trail.
 * @returns the failure itself, or AUDIT_UNAVAILABLE
 */
export async function refuseLaunch(
  deps: { readonly audit: AuditLog },
  error: AppError,
  who: AuditWho = nobody,
): Promise<Result<never>> {
  const recorded = await note(deps.audit, who, { action: 'launch.refuse', code: error.code })
  return recorded.ok ? err(error) : recorded
}

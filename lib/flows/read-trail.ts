import { type AuditLog, audited } from '../audit/audit-log.ts'
import type { AuditSearch, TrailPage } from '../audit/audit-search.ts'
import type { Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import { launchWho } from '../smart/launch-who.ts'

const LIMIT = 200

/**
 * What this user did with this patient, newest first; looking at it is on the trail too.
 * @returns AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function readTrail(
  deps: { readonly audit: AuditLog; readonly trail: AuditSearch },
  launch: Launch,
): Promise<Result<TrailPage>> {
  const event = { action: 'audit.read', scope: 'patient-and-user' } as const
  return audited(deps.audit, launchWho(launch), event, (grant) =>
    deps.trail.ofPatientAndUser(grant, {
      tenant: launch.tenant,
      patient: launch.patientId,
      user: launch.user,
      limit: LIMIT,
    }),
  )
}

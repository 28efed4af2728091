import type { AuditWho } from '../audit/audit-event.ts'
import type { Launch } from './launch.ts'

/** In whose name everything within a launch happens, for the audit trail. */
export const launchWho = (launch: Launch): AuditWho => ({
  tenant: launch.tenant,
  ehrId: launch.ehrId,
  launchId: launch.id,
  user: launch.user,
  patient: launch.patientId,
  encounter: launch.encounterId ?? null,
})

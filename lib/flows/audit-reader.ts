import type { AuditWho } from '../audit/audit-event.ts'
import type { PatientAtEhr } from '../audit/audit-filter.ts'
import type { AuditIntegrity } from '../audit/audit-integrity.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { AuditReports } from '../audit/audit-reports.ts'

/** Who reads the trail of which organisation; never anybody else's. */
export type AuditReader = { readonly tenant: string; readonly user: string }

export type ReportDeps = { readonly audit: AuditLog; readonly reports: AuditReports }

export type IntegrityDeps = { readonly audit: AuditLog; readonly integrity: AuditIntegrity }

/** In whose name the trail is read; a patient's report is on that patient's trail too. */
export const readerWho = ({ tenant, user }: AuditReader, patient?: PatientAtEhr): AuditWho => ({
  tenant,
  ehrId: patient?.ehrId ?? null,
  launchId: null,
  user,
  patient: patient?.id ?? null,
  encounter: null,
})

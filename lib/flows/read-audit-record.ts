import { audited } from '../audit/audit-log.ts'
import type { AuditDetail } from '../audit/audit-reports.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type AuditReader, type ReportDeps, readerWho } from './audit-reader.ts'

/**
 * One access with its records as they were written.
 * @param id of its intent
 * @returns AUDIT_RECORD_NOT_FOUND, for another organisation's as well; AUDIT_UNAVAILABLE,
 *   STORE_UNAVAILABLE
 */
export function readAuditRecord(
  { audit, reports }: ReportDeps,
  reader: AuditReader,
  id: string,
): Promise<Result<AuditDetail>> {
  const event = { action: 'audit.read', scope: 'record', query: id } as const
  return audited(audit, readerWho(reader), event, async (grant) => {
    const found = await reports.find(grant, { tenant: reader.tenant, id })
    if (!found.ok) return found
    return found.value ? ok(found.value) : err(appError('AUDIT_RECORD_NOT_FOUND'))
  })
}

import { type AuditPeriod, filterText } from '../audit/audit-filter.ts'
import { audited } from '../audit/audit-log.ts'
import type { AuditOverview } from '../audit/audit-reports.ts'
import type { Result } from '../kernel/result.ts'
import { type AuditReader, type ReportDeps, readerWho } from './audit-reader.ts'

/**
 * What there was in a period, in numbers.
 * @returns AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function readAuditOverview(
  { audit, reports }: ReportDeps,
  reader: AuditReader,
  period: AuditPeriod,
): Promise<Result<AuditOverview>> {
  const event = { action: 'audit.read', scope: 'overview', query: filterText(period) } as const
  const { tenant } = reader
  return audited(audit, readerWho(reader), event, (grant) =>
    reports.overview(grant, { tenant, period }),
  )
}

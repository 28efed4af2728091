import { type AuditFilter, filterText, type PagePlace } from '../audit/audit-filter.ts'
import { audited } from '../audit/audit-log.ts'
import type { AuditPage } from '../audit/audit-reports.ts'
import type { Result } from '../kernel/result.ts'
import { type AuditReader, type ReportDeps, readerWho } from './audit-reader.ts'

export const PAGE_SIZE = 100

/**
 * A page of what was done, newest first. That somebody asked for it is on the trail before it is read.
 * @returns AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function searchTrail(
  { audit, reports }: ReportDeps,
  reader: AuditReader,
  search: { readonly filter: AuditFilter; readonly after?: PagePlace | undefined },
): Promise<Result<AuditPage>> {
  const { filter, after } = search
  const event = { action: 'audit.read', scope: 'search', query: filterText(filter) } as const
  const { tenant } = reader
  return audited(audit, readerWho(reader, filter.patient), event, (grant) =>
    reports.search(grant, { tenant, filter, after, limit: PAGE_SIZE }),
  )
}

import type { ExportedReport } from '../audit/audit-event.ts'
import {
  type AuditFilter,
  type AuditPeriod,
  filterText,
  type PagePlace,
  type PatientAtEhr,
} from '../audit/audit-filter.ts'
import type { AccessGrant, AuditLog } from '../audit/audit-log.ts'
import { auditedLines, type LineBatch } from '../audit/audited-lines.ts'
import type { Disclosures } from '../audit/disclosure.ts'
import {
  accessesHeader,
  accessLine,
  disclosureLine,
  disclosuresHeader,
} from '../audit/export/report-csv.ts'
import { ok, type Result } from '../kernel/result.ts'
import { type AuditReader, type ReportDeps, readerWho } from './audit-reader.ts'

const LINES_AT_ONCE = 1_000

/** A report as CSV, piece by piece. */
export type ReportText = AsyncGenerator<string, void>

/**
 * All accesses of a report as CSV, newest first, however many: a page at a time.
 * @param scope which report it is
 * @returns AUDIT_UNAVAILABLE; what fails on the way ends the text with LinesStopped
 */
export function exportAccesses(
  deps: ReportDeps,
  reader: AuditReader,
  { scope, filter }: { readonly scope: ExportedReport; readonly filter: AuditFilter },
): Promise<Result<ReportText>> {
  const { from, to, patient } = filter
  const event = { action: 'audit.export', scope, from, to, query: filterText(filter) } as const
  return auditedLines(deps.audit, readerWho(reader, patient), event, accessesHeader, (grant) =>
    pagesOf(deps, reader, filter, grant),
  )
}

async function* pagesOf(
  { reports }: ReportDeps,
  { tenant }: AuditReader,
  filter: AuditFilter,
  grant: AccessGrant,
): AsyncGenerator<LineBatch> {
  let after: PagePlace | undefined
  do {
    const page = await reports.search(grant, { tenant, filter, after, limit: LINES_AT_ONCE })
    if (!page.ok) return yield page
    yield ok(page.value.entries.map(accessLine))
    after = page.value.next
  } while (after)
}

/**
 * The accounting of disclosures about a patient as CSV.
 * @returns as exportAccesses
 */
export function exportDisclosures(
  deps: { readonly audit: AuditLog; readonly disclosures: Disclosures },
  reader: AuditReader,
  asked: AuditPeriod & { readonly patient: PatientAtEhr },
): Promise<Result<ReportText>> {
  const { patient, from, to } = asked
  const { tenant } = reader
  const query = filterText(asked)
  const event = { action: 'audit.export', scope: 'disclosures', from, to, query } as const
  return auditedLines(
    deps.audit,
    readerWho(reader, patient),
    event,
    disclosuresHeader,
    async function* (grant) {
      const period = { from, to }
      const told = await deps.disclosures.ofPatient(grant, { tenant, patient, period })
      yield told.ok ? ok(told.value.map(disclosureLine)) : told
    },
  )
}

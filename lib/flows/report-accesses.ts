import {
  type AccessScope,
  type AuditPeriod,
  filterText,
  type PagePlace,
  type PatientAtEhr,
} from '../audit/audit-filter.ts'
import { audited } from '../audit/audit-log.ts'
import type { AccessGroup, AuditPage } from '../audit/audit-reports.ts'
import { ok, type Result } from '../kernel/result.ts'
import { type AuditReader, type ReportDeps, readerWho } from './audit-reader.ts'
import { PAGE_SIZE } from './search-trail.ts'

const MOST_GROUPS = 1_000

/** Who was at one patient's record, all of them or one user, or whose records one user was at. */
export type AccessSubject =
  | { readonly of: 'patient'; readonly patient: PatientAtEhr; readonly user?: string }
  | { readonly of: 'user'; readonly user: string }

/** Of whom a report is: what the user did at the patient's record where both are named. */
export function subjectOf({ patient, user }: AccessScope): AccessSubject | undefined {
  if (patient) return { of: 'patient', patient, ...(user !== undefined && { user }) }
  return user === undefined ? undefined : { of: 'user', user }
}

export type AccessReport = AuditPage & { readonly groups: readonly AccessGroup[] }

/**
 * The report of accesses to a patient's record by user, or of a user's by patient: a summary, and the
 * accesses page by page, newest first.
 * @returns AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function reportAccesses(
  { audit, reports }: ReportDeps,
  reader: AuditReader,
  asked: AuditPeriod & {
    readonly subject: AccessSubject
    readonly after?: PagePlace | undefined
  },
): Promise<Result<AccessReport>> {
  const { subject, after, from, to } = asked
  const { tenant } = reader
  const { of: scope, ...whose } = subject
  const filter = { ...whose, from, to }
  const patient = subject.of === 'patient' ? subject.patient : undefined
  const event = { action: 'audit.read', scope, query: filterText(filter) } as const
  return audited(audit, readerWho(reader, patient), event, async (grant) => {
    const by = subject.of === 'patient' ? 'user' : 'patient'
    const groups = await reports.group(grant, { tenant, scope: filter, by, limit: MOST_GROUPS })
    if (!groups.ok) return groups
    const page = await reports.search(grant, { tenant, filter, after, limit: PAGE_SIZE })
    return page.ok ? ok({ ...page.value, groups: groups.value }) : page
  })
}

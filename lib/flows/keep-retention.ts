import { type AuditLog, audited } from '../audit/audit-log.ts'
import type { AuditRetention, RetentionStatus } from '../audit/retention.ts'
import type { Result } from '../kernel/result.ts'
import { type AuditReader, readerWho } from './audit-reader.ts'

type Deps = { readonly audit: AuditLog; readonly retention: AuditRetention }

/**
 * How long the trail is kept, which months may go or why not, and which are gone: a dry run as well.
 * @returns AUDIT_UNAVAILABLE, AUDIT_REPORT_TOO_LARGE, STORE_UNAVAILABLE
 */
export function readRetention(deps: Deps, reader: AuditReader): Promise<Result<RetentionStatus>> {
  const event = { action: 'audit.read', scope: 'retention' } as const
  return audited(deps.audit, readerWho(reader), event, (grant) => deps.retention.status(grant))
}

/** @returns AUDIT_UNAVAILABLE, STORE_UNAVAILABLE */
export function setRetention(
  deps: Deps,
  operator: AuditReader,
  years: number,
): Promise<Result<void>> {
  const event = { action: 'retention.set', years } as const
  return audited(deps.audit, readerWho(operator), event, (grant) =>
    deps.retention.setYears(grant, operator.user, years),
  )
}

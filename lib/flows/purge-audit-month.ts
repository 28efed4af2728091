import type { AuditOutcome } from '../audit/audit-event.ts'
import type { AccessGrant, AuditLog } from '../audit/audit-log.ts'
import type { AuditRetention, MonthSummary } from '../audit/retention.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { readerWho } from './audit-reader.ts'

/** Processes write under this name; a removal is theirs as well as that of each organisation. */
const SYSTEM = 'system'

type Deps = { readonly audit: AuditLog; readonly retention: AuditRetention }

/**
 * Removes a month of the trail. Each organisation that had records in it gets a record of the
 * removal first: how many of its records, and the digest of what is kept of the chains. By these
 * records, and by nothing else, a later check knows that the month was removed and not lost.
 *
 * @param month `2020-01`
 * @param by who removes it, in words
 * @returns how many records were removed; AUDIT_PURGE_REFUSED, AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export async function purgeAuditMonth(
  deps: Deps,
  month: string,
  by: string,
): Promise<Result<number>> {
  const summary = await deps.retention.summary(month)
  if (!summary.ok) return summary
  const grants = await announce(deps.audit, month, summary.value, by)
  if (!grants.ok) return grants
  const [first] = grants.value
  if (!first) return err(appError('AUDIT_PURGE_REFUSED', { reason: 'there are no records' }))
  const removed = await deps.retention.purge(first, month, summary.value.digest, by)
  const outcome: AuditOutcome = removed.ok
    ? { result: 'done' }
    : { result: 'failed', code: removed.error.code }
  for (const grant of grants.value) await deps.audit.conclude(grant, outcome)
  return removed
}

async function announce(
  audit: AuditLog,
  month: string,
  { digest, tenants }: MonthSummary,
  by: string,
): Promise<Result<readonly AccessGrant[]>> {
  const grants: AccessGrant[] = []
  const counts = new Map(tenants.map(({ tenant, records }) => [tenant, records]))
  if (counts.size > 0 && !counts.has(SYSTEM)) counts.set(SYSTEM, 0)
  for (const [tenant, records] of counts) {
    const who = readerWho({ tenant, user: by })
    const grant = await audit.intend(who, { action: 'audit.purge', month, records, digest })
    if (!grant.ok) return grant
    grants.push(grant.value)
  }
  return ok(grants)
}

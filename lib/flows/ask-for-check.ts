import type { AuditChecks } from '../audit/audit-check.ts'
import { type AuditLog, audited } from '../audit/audit-log.ts'
import { appError } from '../kernel/app-error.ts'
import type { Random } from '../kernel/random.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type AuditReader, readerWho } from './audit-reader.ts'

/**
 * Asks the worker to check the whole trail. That somebody asked is on the trail.
 * @returns AUDIT_DECISION_GONE while another check is under way; AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function askForCheck(
  deps: { readonly audit: AuditLog; readonly checks: AuditChecks; readonly random: Random },
  reader: AuditReader,
): Promise<Result<void>> {
  const { tenant, user } = reader
  return audited(deps.audit, readerWho(reader), { action: 'audit.verify' }, async (grant) => {
    const asked = await deps.checks.ask(grant, { id: deps.random.uuid(), tenant, by: user })
    if (!asked.ok) return asked
    return asked.value ? ok(undefined) : err(appError('AUDIT_DECISION_GONE'))
  })
}

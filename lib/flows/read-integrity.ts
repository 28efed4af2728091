import type { IntegrityStatus } from '../audit/audit-integrity.ts'
import { audited } from '../audit/audit-log.ts'
import type { Result } from '../kernel/result.ts'
import { type AuditReader, type IntegrityDeps, readerWho } from './audit-reader.ts'

/**
 * The newest signed head, where heads are kept outside, what waits to be sealed, the last check.
 * @returns AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function readIntegrity(
  { audit, integrity }: IntegrityDeps,
  reader: AuditReader,
): Promise<Result<IntegrityStatus>> {
  const event = { action: 'audit.read', scope: 'integrity' } as const
  return audited(audit, readerWho(reader), event, (grant) =>
    integrity.status(grant, { tenant: reader.tenant }),
  )
}

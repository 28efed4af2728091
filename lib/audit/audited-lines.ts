import { ok, type Result } from '../kernel/result.ts'
import type { AuditEvent, AuditOutcome, AuditWho } from './audit-event.ts'
import type { AccessGrant, AuditLog } from './audit-log.ts'

export type LineBatch = Result<readonly string[]>

/** Ends a file so that whoever receives it sees that it is not whole. */
class LinesStopped extends Error {}

/**
 * Takes lines out of the trail, however many: the intent is committed before the first is read, and
 * how it ended after the last, with their number. A file that was not taken to its end is recorded as
 * failed.
 *
 * @param header stands before the lines and is not counted
 * @returns the text piece by piece, throwing LinesStopped where reading fails; AUDIT_UNAVAILABLE
 */
export async function auditedLines(
  audit: AuditLog,
  who: AuditWho,
  event: AuditEvent,
  header: string,
  read: (grant: AccessGrant) => AsyncIterable<LineBatch>,
): Promise<Result<AsyncGenerator<string, void>>> {
  const grant = await audit.intend(who, event)
  if (!grant.ok) return grant
  return ok(written(audit, grant.value, header, read))
}

async function* written(
  audit: AuditLog,
  grant: AccessGrant,
  header: string,
  read: (grant: AccessGrant) => AsyncIterable<LineBatch>,
): AsyncGenerator<string, void> {
  let outcome: AuditOutcome = { result: 'failed', code: 'AUDIT_EXPORT_STOPPED' }
  let records = 0
  try {
    yield header
    for await (const batch of read(grant)) {
      if (!batch.ok) {
        outcome = { result: 'failed', code: batch.error.code }
        throw new LinesStopped(batch.error.code)
      }
      if (batch.value.length > 0) yield batch.value.join('')
      records += batch.value.length
    }
    outcome = { result: 'done', records }
  } finally {
    await audit.conclude(grant, outcome)
  }
}

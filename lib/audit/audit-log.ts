import type { AuditEventId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { AuditEvent, AuditOutcome, AuditWho, NotedEvent } from './audit-event.ts'

declare const committed: unique symbol

/**
 * Proof that the intent to do `event` is already committed on the audit trail. Every port that
 * touches patient data asks for one, so an access that was not audited does not compile. Only an
 * AuditLog can make it.
 */
export type AccessGrant = {
  readonly intentId: AuditEventId
  readonly who: AuditWho
  readonly event: AuditEvent
  readonly [committed]: true
}

/** The port of the audit trail. */
export interface AuditLog {
  /**
   * Commits the intent and only then answers.
   * @returns AUDIT_UNAVAILABLE when it could not be committed: the access must not happen.
   */
  intend(who: AuditWho, event: AuditEvent): Promise<Result<AccessGrant>>
  /** Commits how it ended. A loss here is visible later as an intent without outcome. */
  conclude(grant: AccessGrant, outcome: AuditOutcome): Promise<Result<void>>
}

/**
 * Does one audited thing: intent committed, then `run`, then its outcome.
 * The outcome is not waited for: the answer is already in hand, and the trail keeps its order.
 *
 * @param run gets the grant that the ports ask for
 * @returns what `run` returned, or AUDIT_UNAVAILABLE without running it
 */
export async function audited<T>(
  audit: AuditLog,
  who: AuditWho,
  event: AuditEvent,
  run: (grant: AccessGrant) => Promise<Result<T>>,
): Promise<Result<T>> {
  const grant = await audit.intend(who, event)
  if (!grant.ok) return grant
  try {
    const result = await run(grant.value)
    void audit.conclude(grant.value, outcomeOf(result))
    return result
  } catch (bug) {
    void audit.conclude(grant.value, { result: 'failed', code: 'UNEXPECTED' })
    throw bug
  }
}

function outcomeOf(result: Result<unknown>): AuditOutcome {
  if (result.ok) return { result: 'done' }
  return { result: 'failed', code: result.error.code }
}

/** Records something that needs no permission because it touches nothing, such as a refusal. */
export async function note(
  audit: AuditLog,
  who: AuditWho,
  event: NotedEvent,
): Promise<Result<void>> {
  const grant = await audit.intend(who, event)
  return grant.ok ? ok(undefined) : grant
}

import type { Result } from '../kernel/result.ts'
import type { ShippedHead } from './seal-store.ts'

/**
 * A place that keeps signed heads and that the owner of the database cannot write: what makes a tree
 * that was cut off or replaced as a whole come out. Every answer may be AUDIT_SINK_UNAVAILABLE.
 */
export interface AuditSink {
  /** Names it in the record of what was shipped; stays the same over restarts. */
  readonly name: string
  /** Keeps the head for good before it answers. The same head again changes nothing. */
  keep(head: ShippedHead): Promise<Result<void>>
  /** Heads that it holds: at least the newest of every tenant. Ends after a failure. */
  heads(): AsyncIterable<Result<ShippedHead>>
}

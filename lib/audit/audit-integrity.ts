import { type Instant, millisecondsBetween } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { AccessGrant } from './audit-log.ts'

/** A signed tree head as the console shows it. */
export type HeadView = {
  readonly number: number
  /** How many records are under it. */
  readonly size: number
  readonly sealedAt: Instant
  /** The signed note: origin, size, root, signatures. */
  readonly note: string
}

/** How far a place outside the database is with a tenant's heads. */
export type SinkStatus = {
  readonly sink: string
  readonly number: number
  readonly size: number
  readonly anchoredAt: Instant
  /** Heads that it has not confirmed. */
  readonly waiting: number
}

/** What waits to be sealed, of all tenants: one sealer works for all. */
export type SealLag = {
  readonly records: number
  readonly oldestAt: Instant | undefined
}

/** The sealer works twice in this time; a record that waits longer is an alarm, and stops nobody. */
const LATE_AFTER_MS = 60_000

/** Whether records wait longer to be sealed than they should. */
export const isSealLate = ({ oldestAt }: SealLag, now: Instant): boolean =>
  oldestAt !== undefined && millisecondsBetween(oldestAt, now) > LATE_AFTER_MS

/** What a check of the whole trail found; ids and kinds of fault, nothing of what a record says. */
export type Verification = {
  readonly startedAt: Instant
  readonly endedAt: Instant
  readonly records: number
  readonly leaves: number
  readonly heads: number
  readonly shippedHeads: number
  readonly faults: number
  readonly unfinished: number
  /** The first faults, one a line. */
  readonly findings: readonly string[]
}

export type IntegrityStatus = {
  readonly head: HeadView | undefined
  /** Only places that have confirmed a head. */
  readonly sinks: readonly SinkStatus[]
  readonly lag: SealLag
  readonly lastVerification: Verification | undefined
}

/** Every answer may be STORE_UNAVAILABLE. */
export interface AuditIntegrity {
  status(grant: AccessGrant, query: { readonly tenant: string }): Promise<Result<IntegrityStatus>>
  /** What waits to be sealed: a number and a time, nothing of anybody. */
  sealLag(): Promise<Result<SealLag>>
  keepVerification(verification: Verification): Promise<Result<void>>
}

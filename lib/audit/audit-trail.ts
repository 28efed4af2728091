import type { Result } from '../kernel/result.ts'
import type { PurgedRun } from './purged-runs.ts'
import type { StoredAuditRow } from './verify-chain.ts'

/** A row with what the tree of its tenant knows of it. */
export type TrailRow = StoredAuditRow & {
  /** Lower-case hex of its leaf; null: it is in no tree. */
  readonly leaf?: string | null
  /** It is in no tree although what was committed after it is. */
  readonly isDue?: boolean
}

/** A row's place in the order of boot, number and time, and its hash, from which the next goes on. */
export type TrailPlace = {
  readonly bootId: string
  readonly seq: string
  /** With all digits that the database keeps. */
  readonly at: string
  readonly hash: string
}

/** The rows behind one place and up to another; null: from the beginning, to the end. */
export type TrailPart = {
  readonly after: TrailPlace | null
  readonly upTo: TrailPlace | null
}

export const wholeTrail: TrailPart = { after: null, upTo: null }

/** The stored trail of every process, for checking. Every answer may be STORE_UNAVAILABLE. */
export interface AuditTrail {
  /** The rows of a part, boot by boot, each in the order of its numbers; ends after a failure. */
  rows(part: TrailPart): AsyncIterable<Result<readonly TrailRow[]>>
  /** Parts of about the same size that together are the trail, so that several can be read at once. */
  parts(): Promise<Result<readonly TrailPart[]>>
  /** The ends of the chains in months that were removed. */
  purgedRuns(): Promise<Result<readonly PurgedRun[]>>
  /** Those of the hashes that no row has. */
  missingHashes(hashes: readonly string[]): Promise<Result<readonly string[]>>
}

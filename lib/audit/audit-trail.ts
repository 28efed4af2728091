import type { Result } from '../kernel/result.ts'
import type { StoredAuditRow } from './verify-chain.ts'

/** A row with what the tree of its tenant knows of it. */
export type TrailRow = StoredAuditRow & {
  /** Lower-case hex of its leaf; null: it is in no tree. */
  readonly leaf?: string | null
  /** It is in no tree although what was committed after it is. */
  readonly isDue?: boolean
}

/** The stored trail of every process, for checking. Every answer may be STORE_UNAVAILABLE. */
export interface AuditTrail {
  /** All rows, boot by boot, each boot in the order of its numbers; ends after a failure. */
  rows(): AsyncIterable<Result<readonly TrailRow[]>>
  /** Those of the hashes that no row has. */
  missingHashes(hashes: readonly string[]): Promise<Result<readonly string[]>>
}

import type { Result } from '../kernel/result.ts'
import type { StoredAuditRow } from './verify-chain.ts'

/** The stored trail of every process, for checking. Every answer may be STORE_UNAVAILABLE. */
export interface AuditTrail {
  /** All rows, boot by boot, each boot in the order of its numbers; ends after a failure. */
  rows(): AsyncIterable<Result<readonly StoredAuditRow[]>>
  /** Those of the hashes that no row has. */
  missingHashes(hashes: readonly string[]): Promise<Result<readonly string[]>>
}

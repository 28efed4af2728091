import type { FilingId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { ProvenanceFiling, ProvenanceProgress } from './provenance-filing.ts'

/** Labels that one worker may work on until its lease ends. */
export type TakenProvenance = {
  readonly provenance: ProvenanceFiling
  /** Goes up with every take: a write with an older number is refused. */
  readonly fence: number
}

/**
 * Where the labels of filed notes stand; they begin in the transaction of the signature
 * (ApprovalStore). Every method may answer STORE_UNAVAILABLE.
 */
export interface ProvenanceStore {
  /** @returns undefined for a filing without labels */
  ofFiling(id: FilingId): Promise<Result<ProvenanceFiling | undefined>>
  /**
   * Takes labels whose note was read back as it was signed and that are due, or that were being sent
   * when their worker ended.
   * @returns undefined when there is nothing to do, or another worker is at it
   */
  take(id: FilingId, now: Instant, leaseMs: number): Promise<Result<TakenProvenance | undefined>>
  /**
   * @param release lets the lease go
   * @returns false when the lease was lost: nothing was written and nothing more may be done
   */
  record(
    taken: TakenProvenance,
    progress: ProvenanceProgress,
    release: boolean,
  ): Promise<Result<boolean>>
  /** What `take` would take: for the sweep. */
  due(now: Instant, limit: number): Promise<Result<readonly FilingId[]>>
}

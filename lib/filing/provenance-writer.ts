import type { AccessGrant } from '../audit/audit-log.ts'
import type { Result } from '../kernel/result.ts'
import type { WriteAnswer, WriteFailure } from './write-answer.ts'

/** Creates one Provenance in the EHR, once: no retry, no redirect, one deadline. */
export interface ProvenanceWriter {
  /**
   * @param mayLeave asked right before a byte leaves; when it says no, nothing is sent and the
   *   failure says so
   */
  create(
    grant: AccessGrant,
    payload: string,
    mayLeave: () => boolean,
  ): Promise<Result<WriteAnswer, WriteFailure>>
}

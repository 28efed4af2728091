import type { AccessGrant } from '../audit/audit-log.ts'
import type { Result } from '../kernel/result.ts'
import type { WriteAnswer, WriteFailure } from './write-answer.ts'

/** Writes one DocumentReference into the EHR, once: no retry, no redirect, one deadline. */
export interface DocumentWriter {
  /**
   * @param payload the frozen resource
   * @param ifNoneExist search that finds an earlier arrival (FHIR R4 conditional create); sent even
   *   where it is only claimed, relied on only where it is verified
   * @param mayLeave asked right before a byte leaves, since a token may have to be refreshed first;
   *   when it says no, nothing is sent and the failure says so (FT-6)
   */
  create(
    grant: AccessGrant,
    payload: string,
    ifNoneExist: string | undefined,
    mayLeave: () => boolean,
  ): Promise<Result<WriteAnswer, WriteFailure>>

  /**
   * Changes a record in place (FHIR R4 update, version-aware).
   * @param change.ifMatch ETag of the version that may be changed
   */
  update(
    grant: AccessGrant,
    change: {
      readonly recordId: string
      readonly payload: string
      readonly ifMatch: string | undefined
    },
    mayLeave: () => boolean,
  ): Promise<Result<WriteAnswer, WriteFailure>>
}

import type { AccessGrant } from '../audit/audit-log.ts'
import type { Result } from '../kernel/result.ts'
import type { CreateAnswer, CreateFailure } from './create-answer.ts'

/** Sends one DocumentReference to the EHR, once: no retry, no redirect, one deadline. */
export interface DocumentCreator {
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
  ): Promise<Result<CreateAnswer, CreateFailure>>
}

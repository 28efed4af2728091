import type { AccessGrant } from '../audit/audit-log.ts'
import type { Result } from '../kernel/result.ts'
import type { CreateAnswer, CreateFailure } from './create-answer.ts'

/** Sends one DocumentReference to the EHR, once: no retry, no redirect, one deadline. */
export interface DocumentCreator {
  /**
   * @param payload the frozen resource
   * @param ifNoneExist search that finds an earlier arrival (FHIR R4 conditional create); sent even
   *   where it is only claimed, relied on only where it is verified
   */
  create(
    grant: AccessGrant,
    payload: string,
    ifNoneExist: string | undefined,
  ): Promise<Result<CreateAnswer, CreateFailure>>
}

import type { Result } from '../kernel/result.ts'

/** The access token of one launch, kept fresh behind the scenes. */
export interface TokenSource {
  /** @returns SESSION_ENDED when the EHR's session is over */
  current(): Promise<Result<string>>
  /** After a 401: a newer token than the refused one, or SESSION_ENDED, or FHIR_UNAUTHORIZED. */
  renew(refused: string): Promise<Result<string>>
}

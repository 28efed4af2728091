import type { AccessGrant } from '../audit/audit-log.ts'
import type { UserUrl } from '../kernel/ids.ts'
import type { Result } from '../kernel/result.ts'
import type { EhrRegistration } from './ehr-registration.ts'
import type { SmartConfiguration } from './smart-configuration.ts'
import type { TokenResponse } from './token-response.ts'

export type CodeExchange = {
  /** The callback's parameters as they came, with `code`, `state` and perhaps `iss`. */
  readonly parameters: URLSearchParams
  readonly state: string
  readonly redirectUri: string
  readonly codeVerifier: string
  readonly nonce: string
  readonly askedScopes: readonly string[]
}

/** The EHR's authorization server. Like every port to the EHR it asks for a committed intent. */
export interface AuthorizationServer {
  /** @returns DISCOVERY_FAILED, DISCOVERY_UNTRUSTED. Failures are not remembered (D14). */
  discover(grant: AccessGrant, registration: EhrRegistration): Promise<Result<SmartConfiguration>>
  /**
   * Exchanges the code and proves who signed in: issuer (RFC 9207), audience, expiry, nonce and
   * signature of the id_token (OpenID Connect Core §3.1.3.7).
   * @returns LAUNCH_ISSUER_MISMATCH, TOKEN_REFUSED, ID_TOKEN_INVALID; those of a server that did not
   *   answer as it should: FHIR_UNREACHABLE, FHIR_TIMEOUT, FHIR_BUSY, FHIR_SERVER_ERROR,
   *   FHIR_HOST_REFUSED
   */
  exchangeCode(
    grant: AccessGrant,
    registration: EhrRegistration,
    exchange: CodeExchange,
  ): Promise<Result<TokenResponse & { readonly user: UserUrl }>>
  /**
   * @returns SESSION_ENDED when the EHR refuses, and only then; otherwise as above, or
   *   FHIR_RESPONSE_UNREADABLE: the session may be refreshed later
   */
  refresh(
    grant: AccessGrant,
    registration: EhrRegistration,
    refreshToken: string,
  ): Promise<Result<TokenResponse>>
  /** RFC 7009, when the server offers it. */
  revoke(grant: AccessGrant, registration: EhrRegistration, token: string): Promise<Result<void>>
}

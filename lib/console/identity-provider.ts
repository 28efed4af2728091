import type { Result } from '../kernel/result.ts'

export type IdentityEndpoints = {
  readonly authorizationEndpoint: string
  readonly endSessionEndpoint: string | undefined
}

/** What the id_token proves. */
export type ProvenIdentity = {
  readonly subject: string
  readonly name: string | undefined
  /** As the provider sent them. */
  readonly claims: Readonly<Record<string, unknown>>
}

/** The organisation's OpenID provider. */
export interface IdentityProvider {
  /** @returns IDENTITY_PROVIDER_UNAVAILABLE */
  discover(): Promise<Result<IdentityEndpoints>>
  /**
   * Exchanges the code and checks the id_token: signature, issuer, audience, times and nonce.
   * @returns SIGN_IN_REFUSED, SIGN_IN_UNPROVEN, IDENTITY_PROVIDER_UNAVAILABLE
   */
  exchangeCode(exchange: {
    readonly parameters: URLSearchParams
    readonly state: string
    readonly redirectUri: string
    readonly codeVerifier: string
    readonly nonce: string
  }): Promise<Result<ProvenIdentity>>
}

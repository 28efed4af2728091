/** Everything an authorization request says (RFC 6749 §4.1.1, RFC 7636 §4.3, SMART 2.2). */
export type AuthorizationRequest = {
  readonly endpoint: string
  readonly clientId: string
  readonly redirectUri: string
  readonly scopes: readonly string[]
  /** 256 random bits, base64url (2.2.0@39: at least 122). */
  readonly state: string
  readonly nonce: string
  /** base64url(SHA-256(verifier)); the method is always S256 (2.2.0@13). */
  readonly codeChallenge: string
  /** The FHIR base URL (2.2.0@41). */
  readonly aud: string
  /** Echoed unchanged in an EHR launch, absent in a standalone one (2.2.0@35, @36). */
  readonly launch: string | undefined
}

/** The parameters in wire order, for a query string or a form body. */
export function authorizationParameters(
  request: AuthorizationRequest,
): readonly (readonly [string, string])[] {
  return [
    ['response_type', 'code'],
    ['client_id', request.clientId],
    ['redirect_uri', request.redirectUri],
    ['scope', request.scopes.join(' ')],
    ['state', request.state],
    ['nonce', request.nonce],
    ['aud', request.aud],
    ['code_challenge', request.codeChallenge],
    ['code_challenge_method', 'S256'],
    ...(request.launch === undefined ? [] : [['launch', request.launch] as const]),
  ]
}

/** The URL to which the browser is sent when the request goes by GET. */
export function authorizationUrl(request: AuthorizationRequest): string {
  const url = new URL(request.endpoint)
  for (const [name, value] of authorizationParameters(request)) url.searchParams.append(name, value)
  return url.href
}

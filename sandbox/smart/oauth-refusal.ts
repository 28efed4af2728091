export type OAuthErrorCode =
  | 'access_denied'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_scope'
  | 'server_error'
  | 'temporarily_unavailable'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'

/** A request the authorization server answers with an error (RFC 6749 §4.1.2.1, §5.2). */
export class OAuthRefusal extends Error {
  readonly error: OAuthErrorCode
  readonly status: 400 | 401 | 429 | 503
  readonly headers: Readonly<Record<string, string>>

  constructor(
    error: OAuthErrorCode,
    description: string,
    status: OAuthRefusal['status'] = 400,
    headers: Record<string, string> = {},
  ) {
    super(description)
    this.name = 'OAuthRefusal'
    this.error = error
    this.status = status
    this.headers = headers
  }
}

export const invalidGrant = (description: string): OAuthRefusal =>
  new OAuthRefusal('invalid_grant', description)

export const invalidRequest = (description: string): OAuthRefusal =>
  new OAuthRefusal('invalid_request', description)

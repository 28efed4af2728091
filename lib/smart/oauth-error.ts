const VOCABULARY: ReadonlySet<string> = new Set([
  // RFC 6749 §4.1.2.1, §5.2
  'invalid_request',
  'unauthorized_client',
  'access_denied',
  'unsupported_response_type',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'invalid_client',
  'invalid_grant',
  'unsupported_grant_type',
  // OpenID Connect Core 1.0 §3.1.2.6
  'interaction_required',
  'login_required',
  'account_selection_required',
  'consent_required',
  'invalid_request_uri',
  'invalid_request_object',
  'request_not_supported',
  'request_uri_not_supported',
  'registration_not_supported',
  // RFC 6750 §3.1, RFC 7009 §2.2.1, RFC 8707 §2
  'invalid_token',
  'insufficient_scope',
  'unsupported_token_type',
  'invalid_target',
])

/** That the server is not well is no refusal. */
const TROUBLE: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable'])

/**
 * The `error` of an answer for the log: what stands there was sent by somebody else, so only words
 * of the standards pass (S38).
 * @returns the word, or `other`
 */
export const oauthErrorName = (error: string): string => (VOCABULARY.has(error) ? error : 'other')

/**
 * Whether an `error` means that the server refused. A gateway in front of it has its own JSON, such
 * as `{"error":"Not Found"}`, and refuses nothing.
 */
export const isOauthRefusal = (error: string): boolean =>
  VOCABULARY.has(error) && !TROUBLE.has(error)

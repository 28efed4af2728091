import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'

/** What the browser brings back to the redirect URI (RFC 6749 §4.1.2, RFC 9207 §2). */
export type AuthorizationResponse =
  | { readonly kind: 'code'; readonly state: string; readonly iss: string | undefined }
  | { readonly kind: 'error'; readonly state: string; readonly error: string }

/**
 * Reads the callback's parameters. The code itself stays in the parameters, for the token request.
 * @returns LAUNCH_STATE_INVALID without a single state, or with neither code nor error
 */
export function parseAuthorizationResponse(
  parameters: URLSearchParams,
): Result<AuthorizationResponse> {
  const [state, ...moreStates] = parameters.getAll('state')
  const [code, ...moreCodes] = parameters.getAll('code')
  const [error] = parameters.getAll('error')
  if (!state || moreStates.length > 0 || moreCodes.length > 0) {
    return err(appError('LAUNCH_STATE_INVALID'))
  }
  if (error) return ok({ kind: 'error', state, error })
  if (!code) return err(appError('LAUNCH_STATE_INVALID'))
  return ok({ kind: 'code', state, iss: parameters.get('iss') ?? undefined })
}

import { instantPlus } from '../kernel/instant.ts'
import { ok, type Result } from '../kernel/result.ts'
import { pkceChallenge } from '../smart/pkce.ts'
import { type ConsoleDeps, consoleRedirectUri } from './console-deps.ts'

const PENDING_MS = 10 * 60_000
const SECRET_BYTES = 32

export type BegunSignIn = {
  readonly url: string
  /** The browser keeps it in a cookie and brings it back: the state alone is not enough. */
  readonly bindSecret: string
}

/**
 * Prepares the way to the identity provider: code flow with PKCE, state and nonce.
 * `prompt=login`, because a session of ours ends when nobody is there, and must not come back by
 * itself.
 *
 * @returns IDENTITY_PROVIDER_UNAVAILABLE, STORE_UNAVAILABLE.
 *   Source: OpenID Connect Core 1.0 §3.1.2.1, RFC 7636 §4, RFC 9700 §2.1
 */
export async function beginConsoleSignIn(deps: ConsoleDeps): Promise<Result<BegunSignIn>> {
  const { settings, random, sha256, clock } = deps
  const found = await deps.provider.discover()
  if (!found.ok) return found
  const [state, nonce, codeVerifier, bindSecret] = [1, 2, 3, 4].map(() =>
    random.token(SECRET_BYTES),
  ) as [string, string, string, string] // four were made
  const at = clock.now()
  const saved = await deps.sessions.savePending(
    sha256(state),
    { bindHash: sha256(bindSecret), codeVerifier, nonce, expiresAt: instantPlus(at, PENDING_MS) },
    at,
  )
  if (!saved.ok) return saved
  const url = new URL(found.value.authorizationEndpoint)
  const parameters = {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: consoleRedirectUri(deps.publicUrl),
    scope: settings.scopes,
    state,
    nonce,
    code_challenge: pkceChallenge(sha256, codeVerifier),
    code_challenge_method: 'S256',
    prompt: 'login',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return ok({ url: url.href, bindSecret })
}

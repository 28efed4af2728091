import type { RegisteredClient, Site } from '../site.ts'
import { parameter } from './form-parameters.ts'
import type { Grant } from './grant.ts'
import { invalidGrant, invalidRequest, OAuthRefusal } from './oauth-refusal.ts'
import type { IssuedRefresh } from './refresh-tokens.ts'
import { scopesBeyond, scopesOf } from './scope.ts'

export type Refreshed = {
  /** With the scopes of the new access token, which may be fewer. */
  readonly grant: Grant
  readonly spent: IssuedRefresh
}

/**
 * Checks a refresh token (RFC 6749 §6). One that was exchanged before is a sign of theft: the whole
 * family is revoked (RFC 9700 §4.14.2).
 */
export function redeemRefreshToken(
  site: Site,
  client: RegisteredClient,
  parameters: URLSearchParams,
): Refreshed {
  const token = parameter(parameters, 'refresh_token')
  if (!token) throw invalidRequest('refresh_token is missing')
  const spent = site.tokens.refresh.look(token)
  if (spent?.grant.clientId !== client.id) {
    throw invalidGrant('the refresh token is not one of this client')
  }
  const { grant, state, expiresAt } = spent
  if (state === 'rotated') {
    site.tokens.revokeFamily(grant.family)
    throw invalidGrant('the refresh token was used before; all tokens of the session are revoked')
  }
  if (state === 'revoked') throw invalidGrant('the refresh token is revoked')
  if (site.now() >= expiresAt) throw invalidGrant('the refresh token is expired')

  const asked = parameter(parameters, 'scope')
  const scopes = asked === undefined ? grant.scopes : scopesOf(asked)
  const beyond = scopesBeyond(scopes, grant.scopes)
  if (beyond.length > 0) {
    throw new OAuthRefusal('invalid_scope', `not granted before: ${beyond.join(' ')}`)
  }
  return { grant: { ...grant, scopes }, spent }
}

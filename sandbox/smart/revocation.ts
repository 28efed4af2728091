import type { RegisteredClient, Site } from '../site.ts'
import { parameter } from './form-parameters.ts'
import { invalidRequest, OAuthRefusal } from './oauth-refusal.ts'

function endFamily(site: Site, family: string): void {
  const tokens = site.tokens.list().filter((issued) => issued.family === family)
  site.tokens.recorder.sessionEnded({
    at: site.now(),
    tokens: tokens.map(({ token }) => token),
  })
  site.tokens.revokeFamily(family)
}

/**
 * RFC 7009 §2.1: a refresh token takes the whole session with it, an access token only itself. A
 * token that nobody knows counts as revoked.
 */
export function revokeToken(
  site: Site,
  client: RegisteredClient,
  parameters: URLSearchParams,
): void {
  const token = parameter(parameters, 'token')
  if (!token) throw invalidRequest('token is missing')
  const refresh = site.tokens.refresh.look(token)
  const access = site.tokens.list().find((issued) => issued.token === token)
  const owner = refresh?.grant.clientId ?? access?.clientId
  if (owner !== undefined && owner !== client.id) {
    throw new OAuthRefusal('unauthorized_client', 'the token was issued to another client')
  }
  if (refresh) endFamily(site, refresh.grant.family)
  if (access) site.tokens.revoke(token)
}

import type { RegisteredClient, Site } from '../site.ts'
import { parameter } from './form-parameters.ts'
import type { Grant } from './grant.ts'
import { invalidGrant, invalidRequest } from './oauth-refusal.ts'
import { matchesChallenge } from './pkce.ts'

/**
 * Redeems an authorization code (RFC 6749 §4.1.3, RFC 7636 §4.6). Any attempt uses the code up; a
 * second attempt also takes back what the first one got (RFC 6749 §4.1.2).
 */
export function redeemCode(
  site: Site,
  client: RegisteredClient,
  parameters: URLSearchParams,
): Grant {
  const code = parameter(parameters, 'code')
  const redirectUri = parameter(parameters, 'redirect_uri')
  const verifier = parameter(parameters, 'code_verifier')
  if (!code) throw invalidRequest('code is missing')

  const found = site.tokens.codes.take(code, site.now())
  if (found.state === 'unknown') throw invalidGrant('the code is not one of this server')
  const { grant, redirectUri: issuedTo, codeChallenge } = found.value
  if (found.state === 'used') {
    site.tokens.revokeFamily(grant.family)
    throw invalidGrant('the code was used before; its tokens are revoked')
  }
  if (found.state === 'expired') throw invalidGrant('the code is older than a minute')
  if (grant.clientId !== client.id) throw invalidGrant('the code was issued to another client')
  if (redirectUri !== issuedTo) throw invalidGrant('redirect_uri is not that of the request')
  if (!matchesChallenge(verifier ?? '', codeChallenge)) {
    throw invalidGrant('code_verifier does not match code_challenge')
  }
  return grant
}

import { parameter, repeatedParameter } from '../smart/form-parameters.ts'
import { OAuthRefusal } from '../smart/oauth-refusal.ts'
import type { IdpClient } from './identity-provider.ts'

export type IdpRequest = {
  readonly state: string
  readonly nonce: string
  readonly codeChallenge: string
}

/** Why there is nobody to redirect to: client and redirect URI must be exact (RFC 6749 §4.1.2.1). */
export function unknownCaller(client: IdpClient, query: URLSearchParams): string | undefined {
  if (query.get('client_id') !== client.id) return 'The client is not registered.'
  if (query.get('redirect_uri') !== client.redirectUri) return 'The redirect URI is not registered.'
  return undefined
}

const CHALLENGE = /^[A-Za-z0-9_-]{43}$/

/**
 * OpenID Connect Core §3.1.2.1 and RFC 9700: a code flow with PKCE, state and nonce, or nothing.
 * @throws OAuthRefusal
 */
export function parseIdpRequest(query: URLSearchParams): IdpRequest {
  const refuse = (problem: string): never => {
    throw new OAuthRefusal('invalid_request', problem)
  }
  const given = (name: string): string => parameter(query, name) ?? refuse(`no ${name}`)
  const repeated = repeatedParameter(query)
  if (repeated) refuse(`${repeated} is repeated`)
  if (given('response_type') !== 'code') {
    throw new OAuthRefusal('unsupported_response_type', 'only code')
  }
  if (!given('scope').split(' ').includes('openid')) {
    throw new OAuthRefusal('invalid_scope', 'openid is missing')
  }
  if (given('code_challenge_method') !== 'S256') refuse('PKCE by S256 is required')
  const codeChallenge = given('code_challenge')
  if (!CHALLENGE.test(codeChallenge)) refuse('no S256 challenge')
  return { state: given('state'), nonce: given('nonce'), codeChallenge }
}

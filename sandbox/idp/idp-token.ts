import type { Context } from 'hono'
import { basicOf } from '../smart/client-authentication.ts'
import { parameter, requestParameters } from '../smart/form-parameters.ts'
import { invalidGrant, OAuthRefusal } from '../smart/oauth-refusal.ts'
import { type OneUseValues, randomValue } from '../smart/one-use-values.ts'
import { matchesChallenge } from '../smart/pkce.ts'
import type { SigningKeys } from '../smart/signing-keys.ts'
import type { IdentityProvider, IdpAccount, IdpClient } from './identity-provider.ts'
import { idpIdToken } from './idp-id-token.ts'
import type { IdpRequest } from './idp-request.ts'

export type IdpCode = { readonly request: IdpRequest; readonly account: IdpAccount }

const isClient = ({ id, secret }: IdpClient, authorization: string | undefined): boolean => {
  const given = basicOf(authorization)
  return given?.id === id && given.secret === secret
}

function redeem(provider: IdentityProvider, codes: OneUseValues<IdpCode>, form: URLSearchParams) {
  if (parameter(form, 'grant_type') !== 'authorization_code') {
    throw new OAuthRefusal('unsupported_grant_type', 'only authorization_code')
  }
  const code = codes.take(parameter(form, 'code') ?? '', provider.now())
  if (code.state !== 'fresh') throw invalidGrant(`the code is ${code.state}`)
  if (parameter(form, 'redirect_uri') !== provider.client.redirectUri) {
    throw invalidGrant('another redirect URI')
  }
  const verifier = parameter(form, 'code_verifier') ?? ''
  if (!matchesChallenge(verifier, code.value.request.codeChallenge)) {
    throw invalidGrant('the verifier does not match')
  }
  return code.value
}

/** The token endpoint: a code, once, by its own client, with its verifier. */
export async function idpToken(
  c: Context,
  provider: IdentityProvider,
  codes: OneUseValues<IdpCode>,
  keys: SigningKeys,
): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  try {
    if (!isClient(provider.client, c.req.header('Authorization'))) {
      throw new OAuthRefusal('invalid_client', 'the client is not authenticated', 401)
    }
    const { request, account } = redeem(provider, codes, await requestParameters(c.req))
    const idToken = await idpIdToken(provider, account, request.nonce, keys)
    return c.json({
      access_token: randomValue(),
      token_type: 'Bearer',
      expires_in: 300,
      ...(idToken && { id_token: idToken }),
    })
  } catch (thrown) {
    if (!(thrown instanceof OAuthRefusal)) throw thrown
    return c.json({ error: thrown.error, error_description: thrown.message }, thrown.status)
  }
}

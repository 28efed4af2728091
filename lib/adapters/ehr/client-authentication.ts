import 'server-only'
import { importJWK } from 'jose'
import {
  type ClientAuth,
  ClientSecretBasic,
  type ModifyAssertionFunction,
  modifyAssertion,
  None,
  PrivateKeyJwt,
} from 'oauth4webapi'
import type { ClientJwk } from '#lib/config/config.ts'
import { assertNever } from '#lib/kernel/assert-never.ts'
import type { EhrRegistration } from '#lib/smart/ehr-registration.ts'

/**
 * How we prove to an EHR who we are: public (2.2.0@63), Basic (2.2.0@345) or a signed assertion
 * (2.2.0@319-334), by the first private key of the registered algorithm.
 */
export async function clientAuthentication(
  registration: Pick<EhrRegistration, 'authentication'>,
  tokenEndpoint: string,
  keys: readonly ClientJwk[],
): Promise<ClientAuth> {
  const { authentication } = registration
  switch (authentication.method) {
    case 'none':
      return None()
    case 'client_secret_basic':
      return ClientSecretBasic(authentication.secret)
    case 'private_key_jwt':
      return signedAssertion(tokenEndpoint, authentication.algorithm, keys)
    default:
      return assertNever(authentication)
  }
}

const imported = new WeakMap<ClientJwk, Promise<CryptoKey>>()

/** Importing a key takes longer than signing with it. */
function importedOnce(jwk: ClientJwk, algorithm: string): Promise<CryptoKey> {
  const key = imported.get(jwk) ?? importPrivate(jwk, algorithm)
  imported.set(jwk, key)
  return key
}

async function importPrivate(jwk: ClientJwk, algorithm: string): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm)
  if (!(key instanceof CryptoKey)) throw new Error('a private client key must be asymmetric')
  return key
}

async function signedAssertion(
  tokenEndpoint: string,
  algorithm: 'ES384' | 'RS384',
  keys: readonly ClientJwk[],
): Promise<ClientAuth> {
  const jwk = keys.find((key) => key.alg === algorithm)
  if (!jwk) throw new Error(`no private key for ${algorithm} in client-keys.json`)
  const key = await importedOnce(jwk, algorithm)
  const asSmartAsks: ModifyAssertionFunction = (header, payload) => {
    header.typ = 'JWT' // 2.2.0@323
    payload.aud = tokenEndpoint // 2.2.0@330; newer OAuth practice would name the issuer
  }
  const sign = PrivateKeyJwt({ key, kid: jwk.kid }, { [modifyAssertion]: asSmartAsks })
  return async (server, client, body, headers) => {
    await sign(server, client, body, headers)
    body.delete('client_id') // 2.2.0@72: the assertion already names the client
  }
}

import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { EhrRegistration } from '#lib/smart/ehr-registration.ts'
import { type Answer, json, type LocalServer, localServer } from '../http/local-server.ts'
import { aRegistration } from './a-registration.ts'

export type SigningKey = { readonly key: CryptoKey; readonly jwk: Record<string, unknown> }

/** A new key pair of an authorization server; the public half as it publishes it. */
export async function signingKey(kid?: string, alg = 'ES256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), alg, use: 'sig', ...(kid && { kid }) }
  return { key: privateKey, jwk }
}

/** An id_token of claims, signed with a key; the header can be anything. */
export const idToken = (
  claims: JWTPayload,
  { key }: SigningKey,
  header: { readonly alg: string; readonly kid?: string },
): Promise<string> => new SignJWT(claims).setProtectedHeader(header).sign(key)

export type StubAuthorizationServer = LocalServer & {
  readonly registration: EhrRegistration
  readonly issuer: string
  /** What each path answers with; change it at will. */
  readonly answers: Record<string, Answer>
  /** The forms that reached the token endpoint. */
  tokenForms(): URLSearchParams[]
}

/** An authorization server of this machine with the FHIR base `/fhir`; every path can be replaced. */
export async function stubAuthorizationServer(
  more: Parameters<typeof aRegistration>[0] = {},
): Promise<StubAuthorizationServer> {
  const answers: Record<string, Answer> = {}
  const server = await localServer((request, response) => {
    const path = request.url.split('?')[0] ?? ''
    const answer = answers[path] ?? json({ error: 'not here' }, 404)
    answer(request, response)
  })
  const { origin, requests } = server
  const issuer = `${origin}/oidc`
  Object.assign(answers, {
    '/fhir/.well-known/smart-configuration': json({
      issuer,
      jwks_uri: `${origin}/jwks`,
      authorization_endpoint: `${origin}/authorize`,
      token_endpoint: `${origin}/token`,
      revocation_endpoint: `${origin}/revoke`,
      capabilities: ['permission-v2'],
    }),
  })
  return {
    ...server,
    answers,
    issuer,
    registration: aRegistration({ issuer: `${origin}/fhir`, ...more }),
    tokenForms: () =>
      requests.filter(({ url }) => url === '/token').map(({ body }) => new URLSearchParams(body)),
  }
}

import { type CryptoKey, exportJWK, generateKeyPair } from 'jose'
import { smartAuthorizationServer } from '#lib/adapters/ehr/authorization-server.ts'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import type { ClientJwk } from '#lib/config/config.ts'
import type { EhrRegistration } from '#lib/smart/ehr-registration.ts'
import { patientWho } from '../audit/written-trail.ts'
import { fakeAuditLog } from '../fake-audit-log.ts'
import { json } from '../http/local-server.ts'
import { unwrap } from '../unwrap.ts'
import {
  idToken,
  type SigningKey,
  signingKey,
  stubAuthorizationServer,
} from './stub-authorization-server.ts'

const NONCE = 'n'.repeat(43)
export const VERIFIER = 'v'.repeat(43)
export const REDIRECT_URI = 'https://app.example/callback/greyfield'
export const SMART_CONFIGURATION = '/fhir/.well-known/smart-configuration'

/** The header of an id_token signed with the stub's key. */
export const signed = { alg: 'ES256', kid: 'key-1' }

export const nowSeconds = () => Math.floor(Date.now() / 1_000)

async function clientKey(): Promise<ClientJwk> {
  const { privateKey } = await generateKeyPair('ES384', { extractable: true })
  const jwk = await exportJWK(privateKey as CryptoKey)
  return { ...jwk, kty: 'EC', kid: 'our-key', alg: 'ES384' }
}

/** Our adapter in front of an authorization server of this machine that signs with one key. */
export async function authorizationWorld(
  keys: { readonly server?: SigningKey; readonly client?: ClientJwk } = {},
) {
  const key = keys.server ?? (await signingKey('key-1'))
  const server = await stubAuthorizationServer()
  server.answers['/jwks'] = json({ keys: [key.jwk] })
  const grant = unwrap(await fakeAuditLog().intend(patientWho, { action: 'token.exchange' }))
  const authorization = smartAuthorizationServer({
    clock: systemClock,
    keys: [keys.client ?? (await clientKey())],
  })
  const claims = (more: object = {}) => ({
    iss: server.issuer,
    aud: 'chartside',
    sub: 'u1',
    iat: nowSeconds(),
    exp: nowSeconds() + 300,
    nonce: NONCE,
    fhirUser: 'Practitioner/okafor',
    ...more,
  })
  return {
    server,
    key,
    claims,
    /** From now on the token endpoint gives tokens and this id_token. */
    give(id_token: string | undefined, more: object = {}): void {
      server.answers['/token'] = json({
        access_token: 'at-1',
        token_type: 'Bearer',
        expires_in: 3_600,
        scope: 'launch openid',
        patient: 'p1',
        ...(id_token !== undefined && { id_token }),
        ...more,
      })
    },
    idToken: (more: object = {}) => idToken(claims(more), key, signed),
    exchange: (
      parameters: Readonly<Record<string, string>> = { code: 'a code+/', state: 's' },
      registration: EhrRegistration = server.registration,
    ) =>
      authorization.exchangeCode(grant, registration, {
        parameters: new URLSearchParams(parameters),
        state: 's',
        redirectUri: REDIRECT_URI,
        codeVerifier: VERIFIER,
        nonce: NONCE,
        askedScopes: ['launch'],
      }),
    discover: () => authorization.discover(grant, server.registration),
    refresh: (registration: EhrRegistration = server.registration) =>
      authorization.refresh(grant, registration, 'rt+1'),
    revoke: () => authorization.revoke(grant, server.registration, 'rt-1'),
  }
}

export type AuthorizationWorld = Awaited<ReturnType<typeof authorizationWorld>>

import type { Site } from '../site.ts'
import type { SmartModes } from './negative-modes.ts'
import { trapOrigin } from './trap.ts'

type Json = Readonly<Record<string, unknown>>

const capabilities = [
  'launch-ehr',
  'launch-standalone',
  'client-public',
  'client-confidential-symmetric',
  'client-confidential-asymmetric',
  'sso-openid-connect',
  'context-banner',
  'context-style',
  'context-ehr-patient',
  'context-ehr-encounter',
  'context-standalone-patient',
  'context-standalone-encounter',
  'permission-offline',
  'permission-online',
  'permission-patient',
  'permission-user',
  'permission-v1',
  'permission-v2',
]

/** Where the authorization server is said to be. */
function statedBase(site: Site): string {
  switch (site.settings.smart.discoveredUrls) {
    case 'absolute':
      return site.authBase
    case 'relative':
      return new URL(site.authBase).pathname
    case 'foreign-host':
      return site.authBase.replace(site.origin, trapOrigin(site))
  }
}

/** The members that SMART and OpenID Connect discovery have in common. */
function commonMetadata(site: Site): Json {
  const base = statedBase(site)
  const { advertisedPkce } = site.settings.smart
  const scopes = new Set(site.clients.flatMap((client) => client.scopes))
  return {
    issuer: site.authBase,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    introspection_endpoint: `${base}/introspect`,
    revocation_endpoint: `${base}/revoke`,
    jwks_uri: `${base}/jwks`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    scopes_supported: [...scopes].sort(),
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'private_key_jwt', 'none'],
    token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
    ...(advertisedPkce === 's256' && { code_challenge_methods_supported: ['S256'] }),
    authorization_response_iss_parameter_supported: site.settings.smart.redirectIssuer !== 'absent',
  }
}

/** `.well-known/smart-configuration` (SMART 2.2 "Conformance"). */
export function smartConfiguration(site: Site): Json {
  const isPostOn = site.settings.smart.authorizePost === 'on'
  return {
    ...commonMetadata(site),
    management_endpoint: `${statedBase(site)}/manage`,
    capabilities: isPostOn ? [...capabilities, 'authorize-post'] : capabilities,
  }
}

/** `.well-known/openid-configuration` (OpenID Connect Discovery §3). */
export const openidConfiguration = (site: Site): Json => ({
  ...commonMetadata(site),
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256', 'ES256'],
  claims_supported: ['iss', 'sub', 'aud', 'exp', 'iat', 'nonce', 'fhirUser', 'name'],
})

const timesUnavailable: Partial<Record<SmartModes['discovery'], number>> = {
  'unavailable-once': 1,
  'unavailable-twice': 2,
  'unavailable-5-times': 5,
  unavailable: Number.POSITIVE_INFINITY,
}

/** @returns a function that says with which status discovery answers now */
export function discoveryStatus(site: Site): () => 200 | 404 | 503 {
  // Counted anew each time the modes are set.
  const refused = new WeakMap<SmartModes, number>()
  return () => {
    const { smart } = site.settings
    if (smart.discovery === 'not-found') return 404
    const count = refused.get(smart) ?? 0
    if (count >= (timesUnavailable[smart.discovery] ?? 0)) return 200
    refused.set(smart, count + 1)
    return 503
  }
}

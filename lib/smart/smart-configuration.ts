import { z } from 'zod'
import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { EhrRegistration } from './ehr-registration.ts'

const words = z.array(z.string()).catch([])

const discoverySchema = z.looseObject({
  issuer: z.string().optional(),
  jwks_uri: z.string().optional(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  revocation_endpoint: z.string().optional(),
  authorization_response_iss_parameter_supported: z.boolean().catch(false),
  capabilities: words,
  scopes_supported: words,
})

/** What discovery says, with absolute URLs on registered hosts only. */
export type SmartConfiguration = {
  readonly issuer: string | undefined
  readonly jwksUri: string | undefined
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly revocationEndpoint: string | undefined
  /** The callback always names the issuer (RFC 9207 §3), so one that does not is not theirs. */
  readonly namesIssuer: boolean
  /** POST-based authorization is offered (2.2.0@133). */
  readonly authorizePost: boolean
  /** The grammar in which scopes are asked: v2 unless the server offers v1 alone. */
  readonly permissions: 'v1' | 'v2'
}

/** Where discovery is read (2.2.0@29). */
export const smartConfigurationUrl = (issuer: string): string =>
  `${issuer}/.well-known/smart-configuration`

/** The origins that discovery may name for an EHR (S13). */
export const registeredOrigins = (registration: EhrRegistration): readonly string[] => [
  new URL(registration.issuer).origin,
  ...registration.endpointOrigins,
]

/**
 * Reads `.well-known/smart-configuration`. Relative endpoints resolve against the FHIR base
 * (2.2.0@379); an endpoint on a host that is not registered is refused, whoever says so (S13).
 *
 * @returns DISCOVERY_FAILED when it is not a SMART configuration, DISCOVERY_UNTRUSTED when it names
 *   a foreign host
 */
export function parseSmartConfiguration(
  registration: EhrRegistration,
  document: unknown,
): Result<SmartConfiguration> {
  const parsed = discoverySchema.safeParse(document)
  if (!parsed.success) {
    return err(appError('DISCOVERY_FAILED', { reason: 'not a SMART configuration' }))
  }
  const found = parsed.data
  const resolve = (endpoint: string | undefined) =>
    endpoint === undefined ? undefined : URL.parse(endpoint, `${registration.issuer}/`)?.href
  const endpoints = {
    authorizationEndpoint: resolve(found.authorization_endpoint),
    tokenEndpoint: resolve(found.token_endpoint),
    revocationEndpoint: resolve(found.revocation_endpoint),
    jwksUri: resolve(found.jwks_uri),
  }
  const { authorizationEndpoint, tokenEndpoint } = endpoints
  if (!authorizationEndpoint || !tokenEndpoint) {
    return err(appError('DISCOVERY_FAILED', { reason: 'an endpoint is not a URL' }))
  }
  if (!areTrusted(registration, Object.values(endpoints))) {
    return err(appError('DISCOVERY_UNTRUSTED', { reason: 'an endpoint is on a foreign host' }))
  }
  return ok({
    ...endpoints,
    authorizationEndpoint,
    tokenEndpoint,
    issuer: found.issuer,
    namesIssuer: found.authorization_response_iss_parameter_supported,
    authorizePost: found.capabilities.includes('authorize-post'),
    permissions: permissionGrammar(found.capabilities),
  })
}

function areTrusted(registration: EhrRegistration, urls: readonly (string | undefined)[]): boolean {
  const trusted = registeredOrigins(registration)
  return urls.every((url) => url === undefined || trusted.includes(new URL(url).origin))
}

const permissionGrammar = (capabilities: readonly string[]): 'v1' | 'v2' =>
  capabilities.includes('permission-v1') && !capabilities.includes('permission-v2') ? 'v1' : 'v2'

import type { RegisteredClient, Site } from '../site.ts'
import { parameter } from './form-parameters.ts'
import { invalidRequest } from './oauth-refusal.ts'

/**
 * What an access token is worth (RFC 7662; SMART 2.2 "Token Introspection"). Another client's token
 * is as unknown as one that never was.
 */
export function introspection(
  site: Site,
  client: RegisteredClient,
  parameters: URLSearchParams,
): Readonly<Record<string, unknown>> {
  const token = parameter(parameters, 'token')
  if (!token) throw invalidRequest('token is missing')
  const issued = site.tokens.check(token, site.now())
  if (typeof issued === 'string' || issued.clientId !== client.id) return { active: false }
  const isIdentified = issued.scopes.includes('openid')
  return {
    active: true,
    scope: issued.scopes.join(' '),
    client_id: issued.clientId,
    exp: Math.floor(issued.expiresAt.getTime() / 1000),
    patient: issued.patientId,
    encounter: issued.encounterId,
    ...(isIdentified && {
      iss: site.authBase,
      sub: issued.practitionerId,
      fhirUser: `${site.fhirBase}/Practitioner/${issued.practitionerId}`,
    }),
  }
}

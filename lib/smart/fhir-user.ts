import type { UserUrl } from '../kernel/ids.ts'

/**
 * The absolute URL of the signed-in user (2.2.0@202). A relative `fhirUser` belongs to the FHIR
 * base; an absolute one may lie on another server, and is then a name only: it is never read (D3).
 *
 * @param issuer the FHIR base URL, without trailing slash
 * @returns undefined when the claim is neither a reference nor a URL
 */
export function userUrl(issuer: string, fhirUser: string): UserUrl | undefined {
  const url = URL.parse(fhirUser, `${issuer}/`)
  if (!url || url.search || url.hash) return undefined
  if (!/\/[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.test(url.pathname)) return undefined
  // Checked on the line above.
  return url.href as UserUrl
}

/** `Practitioner/123` when the user's resource is on this FHIR server, else undefined. */
export function localUserReference(issuer: string, user: UserUrl): string | undefined {
  // As URLs, since a user's URL is one: `EHR.example` and `ehr.example` are the same host.
  const base = new URL(`${issuer}/`).href
  return user.startsWith(base) ? user.slice(base.length) : undefined
}

import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { textAt } from '../fhir/resource.ts'
import type { Site } from '../site.ts'
import type { Grant } from './grant.ts'
import type { SmartModes } from './negative-modes.ts'
import { randomValue } from './one-use-values.ts'
import type { KeyRole, SigningAlgorithm, SigningKeys } from './signing-keys.ts'
import { trapOrigin } from './trap.ts'

type IdTokenMode = SmartModes['idToken']

const HOUR = 3600

const epochSeconds = (date: Date): number => Math.floor(date.getTime() / 1000)

function nameOf(site: Site, practitionerId: string): string | undefined {
  const practitioner = site.store.read('Practitioner', practitionerId)?.resource
  const given = textAt(practitioner, 'name.given')
  const family = textAt(practitioner, 'name.family')
  return textAt(practitioner, 'name.text') ?? [given, family].filter(Boolean).join(' ')
}

function userClaims(site: Site, { scopes, practitionerId }: Grant): JWTPayload {
  const claims: JWTPayload = {}
  const isAsked = scopes.includes('fhirUser') || scopes.includes('profile')
  if (isAsked) claims.fhirUser = `${site.fhirBase}/Practitioner/${practitionerId}`
  if (scopes.includes('profile')) claims.name = nameOf(site, practitionerId)
  return claims
}

/** OpenID Connect Core §2 and, for `fhirUser`, SMART 2.2 "Scopes for requesting identity data". */
function rightClaims(site: Site, grant: Grant, isRefresh: boolean): JWTPayload {
  const now = epochSeconds(site.now())
  return {
    iss: site.authBase,
    sub: grant.practitionerId,
    aud: grant.clientId,
    iat: now,
    exp: now + HOUR,
    ...(grant.nonce !== undefined && !isRefresh && { nonce: grant.nonce }),
    ...userClaims(site, grant),
  }
}

/** What a mode makes of the claims; modes not listed leave them right. */
const claimChanges: Partial<Record<IdTokenMode, (claims: JWTPayload, site: Site) => JWTPayload>> = {
  'wrong-audience': () => ({ aud: 'another-client' }),
  'wrong-issuer': (_, site) => ({ iss: `${site.authBase}/other` }),
  expired: (claims) => ({ iat: (claims.iat ?? 0) - 2 * HOUR, exp: (claims.iat ?? 0) - HOUR }),
  'not-yet-valid': (claims) => ({
    nbf: (claims.iat ?? 0) + HOUR,
    exp: (claims.iat ?? 0) + 2 * HOUR,
  }),
  'wrong-nonce': () => ({ nonce: randomValue() }),
  'no-fhir-user': () => ({ fhirUser: undefined }),
  'relative-fhir-user': ({ sub }) => ({ fhirUser: `Practitioner/${sub}` }),
  'foreign-fhir-user': ({ sub }, site) => ({
    fhirUser: `${trapOrigin(site)}/${site.id}/fhir/Practitioner/${sub}`,
  }),
}

const roles: Partial<Record<IdTokenMode, KeyRole>> = {
  'rotated-key': 'replacement',
  'wrong-key': 'unpublished',
}

async function sign(claims: JWTPayload, mode: IdTokenMode, keys: SigningKeys): Promise<string> {
  if (mode === 'alg-none') return new UnsecuredJWT(claims).encode()
  const algorithm: SigningAlgorithm = mode === 'es256' ? 'ES256' : 'RS256'
  const published = await keys.get(algorithm, 'published')
  if (mode === 'hs256-public-key') {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: published.kid })
      .sign(new TextEncoder().encode(published.publicPem))
  }
  const key = await keys.get(algorithm, roles[mode] ?? 'published')
  const kid = mode === 'wrong-key' ? published.kid : key.kid
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(mode !== 'no-kid' && { kid }) })
    .sign(key.privateKey)
}

/** @returns undefined when a mode of the site leaves the id_token out */
export function issueIdToken(
  site: Site,
  grant: Grant,
  options: { readonly keys: SigningKeys; readonly isRefresh: boolean },
): Promise<string> | undefined {
  const { idToken: mode, idTokenOnRefresh } = site.settings.smart
  const { keys, isRefresh } = options
  if (mode === 'absent' || (isRefresh && idTokenOnRefresh === 'absent')) return undefined
  const right = rightClaims(site, grant, isRefresh)
  const claims = { ...right, ...claimChanges[mode]?.(right, site) }
  if (isRefresh && idTokenOnRefresh === 'no-audience') delete claims.aud
  return sign(claims, mode, keys)
}

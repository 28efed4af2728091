import type { Site } from '../site.ts'
import { parseResourceScope, type ResourceScope } from '../smart/scope.ts'
import type { IssuedAccess } from '../smart/token-register.ts'
import { forbidden, unauthorized } from './outcome.ts'
import { elementsAt, type UnsavedResource } from './resource.ts'

/** SMART 2.2 letters: create, read, update, delete, search. */
export type Letter = 'c' | 'r' | 'u' | 'd' | 's'

/** What the bearer of a token may do. */
export interface Access {
  readonly issued: IssuedAccess
  /** Whether some scope grants the interaction on at least some resources of the type. */
  may(letter: Letter, type: string): boolean
  /** Whether it grants it on this resource: patient, granular query, restriction. */
  sees(letter: Letter, resource: UnsavedResource): boolean
  /** Whether it grants it on resources of the type that belong to the patient. */
  seesPatient(letter: Letter, type: string, patientId: string): boolean
}

/** Finds out who asks (RFC 6750). Throws a Refusal with 401 unless the token is known and good. */
export function authenticate(site: Site, authorization: string | undefined): IssuedAccess {
  const bearer = /^Bearer ([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization ?? '')?.[1]
  if (!bearer) throw unauthorized('login', 'A bearer token is needed')
  const issued = site.tokens.check(bearer, site.now())
  if (issued === 'unknown') throw unauthorized('login', 'The token was not issued here')
  if (issued === 'expired') throw unauthorized('expired', 'The token has expired')
  if (issued === 'revoked') throw unauthorized('expired', 'The token was revoked')
  return issued
}

/** v3 Confidentiality: restricted, very restricted. */
const restrictedCodes: readonly unknown[] = ['R', 'V']

function isRestricted(site: Site, patientId: string): boolean {
  if (site.settings.breakGlass) return false
  const patient = site.store.read('Patient', patientId)?.resource
  return elementsAt(patient, 'meta.security.code').some((code) => restrictedCodes.includes(code))
}

export function accessOf(site: Site, issued: IssuedAccess): Access {
  const scopes = issued.scopes.map(parseResourceScope).filter((scope) => scope !== undefined)

  const granting = (letter: Letter, type: string): readonly ResourceScope[] =>
    scopes.filter(
      (scope) => scope.letters.includes(letter) && (scope.type === '*' || scope.type === type),
    )

  const reaches = (scope: ResourceScope, patients: ReadonlySet<string>): boolean => {
    if (scope.context === 'system') return true
    if ([...patients].some((patient) => isRestricted(site, patient))) return false
    if (scope.context === 'user' || patients.size === 0) return true
    return issued.patientId !== undefined && patients.has(issued.patientId)
  }

  const satisfies = ({ restriction }: ResourceScope, resource: UnsavedResource): boolean =>
    restriction === '' ||
    site.store.predicate(resource.resourceType, new URLSearchParams(restriction))(resource)

  return {
    issued,
    may: (letter, type) => granting(letter, type).length > 0,
    sees: (letter, resource) => {
      const patients = site.store.patientsOf(resource)
      return granting(letter, resource.resourceType).some(
        (scope) => reaches(scope, patients) && satisfies(scope, resource),
      )
    },
    seesPatient: (letter, type, patientId) =>
      granting(letter, type).some((scope) => reaches(scope, new Set([patientId]))),
  }
}

export function demand(isGranted: boolean, what: string): void {
  if (!isGranted) throw forbidden(`This token does not permit: ${what}`)
}

import type { Instant } from '../kernel/instant.ts'
import { type ConsolePermission, type ConsoleRole, permissionsOf } from './role.ts'

/** A role in one organisation's part of the system. */
export type ConsoleGrant = { readonly tenant: string; readonly role: ConsoleRole }

/** Who signed in, as the identity provider proved it. */
export type ConsoleUser = {
  /** `<issuer>#<sub>`: the name on the audit trail. */
  readonly id: string
  readonly name: string
  /** By what the EHR knows the same person, when the provider says so. */
  readonly fhirUser: string | undefined
  readonly grants: readonly ConsoleGrant[]
}

export type ConsoleSession = {
  readonly id: string
  readonly user: ConsoleUser
  readonly openedAt: Instant
  /** Whatever happens. */
  readonly endsAt: Instant
}

export type ConsoleEnd = 'user' | 'idle' | 'limit'

/** Of which somebody may see anything, each once. */
export const tenantsOf = ({ grants }: ConsoleUser): readonly string[] => [
  ...new Set(grants.map(({ tenant }) => tenant)),
]

export const rolesIn = ({ grants }: ConsoleUser, tenant: string): readonly ConsoleRole[] => [
  ...new Set(grants.filter((grant) => grant.tenant === tenant).map(({ role }) => role)),
]

/** What somebody may do with one organisation's records; nothing with those of another. */
export const permissionsIn = (user: ConsoleUser, tenant: string): ReadonlySet<ConsolePermission> =>
  new Set(rolesIn(user, tenant).flatMap((role) => permissionsOf[role]))

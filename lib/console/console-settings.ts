import { z } from 'zod'
import { tenantIdSchema } from '../kernel/id-schemas.ts'
import {
  authenticationSchema,
  issuerSchema,
  originSchema,
  timeZoneSchema,
} from '../smart/ehr-registration.ts'
import type { ConsoleGrant } from './console-session.ts'
import { consoleRoles } from './role.ts'

/** `console.json`: the organisation's OpenID provider, and what its groups may do here. */
export const consoleSettingsSchema = z.strictObject({
  /** The OpenID issuer, exactly as its discovery document says it. */
  issuer: issuerSchema,
  /** What pages call it. */
  name: z.string().min(1).max(60),
  clientId: z.string().min(1),
  authentication: authenticationSchema,
  /** Further origins that discovery may name for token and keys. */
  endpointOrigins: z.array(originSchema).default([]),
  scopes: z.string().min(1).default('openid profile'),
  /** The claim of the id_token that lists somebody's groups or roles. */
  rolesClaim: z.string().min(1).default('groups'),
  /** The claim that says by what the EHR knows the person, for their own activity. */
  fhirUserClaim: z.string().min(1).default('fhirUser'),
  /** What being in a group means. */
  grants: z
    .array(
      z.strictObject({
        group: z.string().min(1),
        role: z.enum(consoleRoles),
        tenants: z.array(tenantIdSchema).min(1),
      }),
    )
    .min(1),
  /** In which days begin and times are told. */
  timeZone: timeZoneSchema.default('UTC'),
  /** Minutes without use before the session ends (2-30). */
  idleMinutes: z.number().int().min(2).max(30).default(15),
  /** Hours after which it ends whatever happens (at most 12). */
  sessionHours: z.number().min(0.5).max(12).default(8),
})

export type ConsoleSettings = Readonly<z.output<typeof consoleSettingsSchema>>

const groupsSchema = z.union([z.array(z.string()), z.string().transform((one) => [one])])

/** @param claim the value of the roles claim: a list or one name; anything else grants nothing */
export function grantsOf({ grants }: ConsoleSettings, claim: unknown): readonly ConsoleGrant[] {
  const groups = groupsSchema.safeParse(claim)
  if (!groups.success) return []
  return grants
    .filter(({ group }) => groups.data.includes(group))
    .flatMap(({ role, tenants }) => tenants.map((tenant) => ({ tenant, role })))
}

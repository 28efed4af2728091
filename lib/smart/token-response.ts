import { z } from 'zod'
import { encounterIdSchema, patientIdSchema } from '../kernel/id-schemas.ts'
import type { EncounterId, PatientId } from '../kernel/ids.ts'
import { type Instant, instantPlus } from '../kernel/instant.ts'
import type { LaunchContext } from './launch.ts'

/** The secrets of a session. They live on the server, encrypted, and nowhere else. */
export type Tokens = {
  readonly access: string
  readonly refresh?: string | undefined
  readonly issuedAt: Instant
  readonly expiresAt: Instant
}

/** A token response in our own words (RFC 6749 §5.1, SMART 2.2 launch context). */
export type TokenResponse = {
  readonly tokens: Tokens
  readonly patientId: PatientId | undefined
  readonly encounterId: EncounterId | undefined
  readonly context: LaunchContext
}

// A server that names no lifetime gets a short one: then a 401 is met by a refresh, not a surprise.
const LIFETIME_UNSTATED = 300
// No session lasts as long, and a clock can hold it.
const LONGEST_LIFETIME = 24 * 3_600

const contextEntry = z.looseObject({
  reference: z.string().optional(),
  canonical: z.string().optional(),
  type: z.string().optional(),
  role: z.string().default('launch'),
})

/** Odd context is dropped, odd tokens are refused: without context one can still work. */
const responseSchema = z.looseObject({
  // RFC 6749 appendix A.12: what a header can carry.
  access_token: z.string().regex(/^[\x20-\x7e]+$/),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce
    .number()
    .positive()
    .transform((seconds) => Math.min(seconds, LONGEST_LIFETIME))
    .catch(LIFETIME_UNSTATED),
  scope: z.string().optional(),
  patient: patientIdSchema.optional().catch(undefined),
  encounter: encounterIdSchema.optional().catch(undefined),
  need_patient_banner: z.boolean().catch(true),
  intent: z.string().max(100).optional().catch(undefined),
  tenant: z.string().max(200).optional().catch(undefined),
  smart_style_url: z.string().max(2_000).optional().catch(undefined),
  fhirContext: z
    .array(contextEntry.nullable().catch(null))
    .catch([])
    .transform((entries) => entries.filter((entry) => entry !== null)),
})

/**
 * Reads a token response. A server that does not echo `scope` granted what was asked (RFC 6749
 * §5.1).
 *
 * @param now when the response came
 * @returns undefined when it holds no access token
 */
export function parseTokenResponse(
  body: unknown,
  options: { readonly now: Instant; readonly askedScopes: readonly string[] },
): TokenResponse | undefined {
  const parsed = responseSchema.safeParse(body)
  if (!parsed.success) return undefined
  const found = parsed.data
  return {
    tokens: {
      access: found.access_token,
      refresh: found.refresh_token,
      issuedAt: options.now,
      expiresAt: instantPlus(options.now, found.expires_in * 1_000),
    },
    patientId: found.patient,
    encounterId: found.encounter,
    context: {
      grantedScopes: found.scope?.split(/\s+/).filter(Boolean) ?? options.askedScopes,
      needPatientBanner: found.need_patient_banner,
      intent: found.intent,
      tenant: found.tenant,
      smartStyleUrl: found.smart_style_url,
      fhirContext: found.fhirContext,
    },
  }
}

/** Refreshed ahead of expiry by a fifth of the lifetime, at most a minute (A7). */
export function isDueForRefresh(tokens: Tokens, now: Instant): boolean {
  const lifetime = Date.parse(tokens.expiresAt) - Date.parse(tokens.issuedAt)
  const margin = Math.min(lifetime / 5, 60_000)
  return Date.parse(now) >= Date.parse(tokens.expiresAt) - margin
}

import type { EhrId, EncounterId, LaunchId, PatientId, TenantId, UserUrl } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

/**
 * One patient opened by one user from one EHR: what the session knows, without its secrets.
 * Everything that decides about patient, user or tenant on the server comes from here.
 */
export type Launch = {
  readonly id: LaunchId
  readonly tenant: TenantId
  readonly ehrId: EhrId
  readonly user: UserUrl
  readonly patientId: PatientId
  /** Not every EHR launches in the context of a visit. */
  readonly encounterId: EncounterId | undefined
  readonly context: LaunchContext
  readonly openedAt: Instant
  /** When the session ends whatever happens (12 h, or the EHR's own limit). */
  readonly endsAt: Instant
}

/** What the token response said beside the tokens (SMART 2.2 launch context). */
export type LaunchContext = {
  /** The scopes granted, as the EHR spelled them (2.2.0@147: granted, not asked). */
  readonly grantedScopes: readonly string[]
  /** False: the EHR already shows who the patient is; a compact strip is enough. */
  readonly needPatientBanner: boolean
  readonly intent: string | undefined
  readonly tenant: string | undefined
  readonly smartStyleUrl: string | undefined
  readonly fhirContext: readonly FhirContextEntry[]
}

export type FhirContextEntry = {
  readonly reference?: string | undefined
  readonly canonical?: string | undefined
  readonly type?: string | undefined
  readonly role: string
}

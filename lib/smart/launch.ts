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
  /** The FHIR base URL that it was opened on: its token and its patient are of that server alone. */
  readonly ehrIss: string
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

/**
 * Patient, visit and user in words, as the EHR gave them when the chart was opened. Kept with the
 * launch so that a note can be shown for signing and signed while the EHR is away.
 */
export type LaunchIdentity = {
  /** `MARCHETTI, Rosalind`, `Born 05-Apr-1958`, `Female`, `MRN 4471902`. */
  readonly patient: readonly string[]
  /** `Office visit, 19-Nov-2026 09:00`; absent when the launch named no visit. */
  readonly encounter?: string | undefined
  /** When the visit began, for the document's period. */
  readonly careFrom?: Instant | undefined
  /** `OKAFOR, Daniel, MD`. */
  readonly author: string
  /** Who takes part in the visit, as the EHR names them. */
  readonly clinicians?: readonly Clinician[] | undefined
}

export type Clinician = { readonly user: UserUrl; readonly name: string }

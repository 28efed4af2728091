import type { EhrRegistration, ProfileName } from '../smart/ehr-registration.ts'

/**
 * How sure we may be that two equal POSTs give one document.
 * - `verified`: tested against this very site (two equal POSTs gave one id)
 * - `claimed`: documentation or CapabilityStatement says so
 * - `no`
 */
type ConditionalCreate = 'verified' | 'claimed' | 'no'

/** What differs between EHRs when a note is filed: data, not branches (WB-1). */
export type EhrProfile = {
  /** The byte-exact spelling the EHR takes (WB-4). */
  readonly contentType: string
  readonly isEncounterRequired: boolean
  readonly conditionalCreate: ConditionalCreate
  /** A search by identifier finds what we filed; otherwise by patient, type and content. */
  readonly canSearchIdentifier: boolean
  /** Bytes of text. */
  readonly maxBytes: number
  /** One sentence for the receipt. */
  readonly whereNotesAppear: string
}

const MEBIBYTE = 1024 * 1024

/**
 * Sources: US Core 9.0.0 "Writing Clinical Notes" (us-core-9); Oracle Health Millennium R4
 * DocumentReference documentation (millennium). What is known of the others is not verified:
 * docs/ehr-profiles.md marks it.
 */
export const ehrProfiles: Readonly<Record<ProfileName, EhrProfile>> = {
  'us-core-9': {
    contentType: 'text/plain; charset=utf-8',
    isEncounterRequired: false,
    conditionalCreate: 'claimed',
    canSearchIdentifier: true,
    maxBytes: 5 * MEBIBYTE,
    whereNotesAppear: 'In the EHR it is among the patient’s notes, as a signed note.',
  },
  millennium: {
    contentType: 'text/plain;charset=utf-8',
    isEncounterRequired: false,
    conditionalCreate: 'no',
    canSearchIdentifier: false,
    maxBytes: 5 * MEBIBYTE,
    whereNotesAppear: 'In the EHR it is among the patient’s documents, as a signed note.',
  },
  epic: {
    contentType: 'text/plain;charset=utf-8',
    isEncounterRequired: true,
    conditionalCreate: 'no',
    canSearchIdentifier: false,
    maxBytes: 5 * MEBIBYTE,
    whereNotesAppear: 'In the EHR it is among the notes of this visit.',
  },
  'generic-r4': {
    contentType: 'text/plain;charset=utf-8',
    isEncounterRequired: false,
    conditionalCreate: 'claimed',
    canSearchIdentifier: true,
    maxBytes: 5 * MEBIBYTE,
    whereNotesAppear: 'In the EHR it is among the patient’s documents.',
  },
}

/**
 * Whether "not found" means "not there", so that sending again cannot make a second document: the
 * EHR itself would refuse the twin, or a search for our own identifier would have found it.
 */
export const canProveAbsence = (profile: EhrProfile): boolean =>
  profile.conditionalCreate === 'verified' || profile.canSearchIdentifier

/** The profile of a registered EHR, with what was verified against that very site (WB-2). */
export function profileOf(registration: EhrRegistration): EhrProfile {
  const profile = ehrProfiles[registration.profile]
  return {
    ...profile,
    conditionalCreate: registration.conditionalCreate ?? profile.conditionalCreate,
    whereNotesAppear: registration.whereNotesAppear ?? profile.whereNotesAppear,
  }
}

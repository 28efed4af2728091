import type {
  AiLabel,
  CoSignWay,
  EhrRegistration,
  NoteFormat,
  ProfileName,
} from '../smart/ehr-registration.ts'
import type { FilingMethod } from './filing.ts'

/**
 * How sure we may be of what an EHR is said to do.
 * - `verified`: tested against this very site
 * - `claimed`: documentation or CapabilityStatement says so
 * - `no`
 */
type Assurance = 'verified' | 'claimed' | 'no'

/** How a filed note is amended at an EHR (WB-30 to WB-32). */
export type AmendmentWays = {
  /** `create-appends` only where the EHR is known to show such a document beside the note. */
  readonly addendum: 'create-replaces' | 'create-appends' | 'put'
  readonly correction: 'create-replaces' | 'put'
  /** What the PUT that marks a note as entered in error holds; `no`: it is done in the EHR. */
  readonly void: 'whole' | 'minimal' | 'no'
  /** A PUT whose If-Match is not the present version is refused. */
  readonly ifMatch: Assurance
}

/** What differs between EHRs when a note is filed: data, not branches (WB-1). */
export type EhrProfile = {
  /** The byte-exact spelling the EHR takes (WB-4). */
  readonly contentType: string
  /** What the text is put into. */
  readonly format: NoteFormat
  /** Further files that it takes, for a registration to choose. */
  readonly otherContentTypes: Readonly<Partial<Record<NoteFormat, string>>>
  readonly isEncounterRequired: boolean
  /** The document must name who receives it and may sign it: the author. */
  readonly isAuthenticatorRequired: boolean
  /** Two equal POSTs give one document. */
  readonly conditionalCreate: Assurance
  /** A search by identifier finds what we filed; `no`: it is sought by patient, day and content. */
  readonly identifierSearch: Assurance
  readonly amendments: AmendmentWays
  readonly coSign: CoSignWay
  /** Whether an app may say where a note came from, in a Provenance that follows it. */
  readonly provenance: 'create' | 'no'
  readonly aiLabel: AiLabel
  /** Bytes of the file that a note is put into. */
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
    format: 'text',
    otherContentTypes: {},
    isEncounterRequired: false,
    isAuthenticatorRequired: false,
    conditionalCreate: 'claimed',
    identifierSearch: 'claimed',
    amendments: {
      addendum: 'create-replaces',
      correction: 'create-replaces',
      void: 'minimal',
      ifMatch: 'claimed',
    },
    coSign: 'create-replaces',
    provenance: 'no',
    aiLabel: 'AIAST',
    maxBytes: 5 * MEBIBYTE,
    whereNotesAppear: 'In the EHR it is among the patient’s notes, as a signed note.',
  },
  millennium: {
    contentType: 'text/plain;charset=utf-8',
    format: 'text',
    otherContentTypes: {
      rtf: 'text/rtf;charset=utf-8',
      xhtml: 'application/xhtml+xml;charset=utf-8',
    },
    isEncounterRequired: false,
    isAuthenticatorRequired: false,
    conditionalCreate: 'no',
    identifierSearch: 'no',
    amendments: {
      addendum: 'put',
      correction: 'put',
      void: 'whole',
      ifMatch: 'claimed',
    },
    coSign: 'no',
    provenance: 'no',
    aiLabel: 'AIAST',
    maxBytes: 5 * MEBIBYTE,
    whereNotesAppear: 'In the EHR it is among the patient’s documents, as a signed note.',
  },
  epic: {
    contentType: 'text/plain;charset=utf-8',
    format: 'text',
    otherContentTypes: { rtf: 'text/rtf', xhtml: 'text/html' },
    isEncounterRequired: true,
    isAuthenticatorRequired: false,
    conditionalCreate: 'no',
    identifierSearch: 'no',
    amendments: {
      addendum: 'create-replaces',
      correction: 'create-replaces',
      void: 'no',
      ifMatch: 'no',
    },
    coSign: 'no',
    provenance: 'no',
    aiLabel: 'AIAST',
    maxBytes: 5 * MEBIBYTE,
    whereNotesAppear: 'In the EHR it is among the notes of this visit.',
  },
  athena: {
    contentType: 'text/rtf',
    format: 'rtf',
    otherContentTypes: {},
    isEncounterRequired: false,
    isAuthenticatorRequired: true,
    conditionalCreate: 'no',
    identifierSearch: 'no',
    amendments: {
      addendum: 'create-replaces',
      correction: 'create-replaces',
      void: 'no',
      ifMatch: 'no',
    },
    coSign: 'no',
    provenance: 'no',
    aiLabel: 'AIAST',
    maxBytes: 5 * MEBIBYTE,
    whereNotesAppear: 'In the EHR it is among the patient’s documents.',
  },
  medplum: {
    contentType: 'text/plain;charset=utf-8',
    format: 'text',
    otherContentTypes: { rtf: 'text/rtf', xhtml: 'text/html;charset=utf-8' },
    isEncounterRequired: false,
    isAuthenticatorRequired: false,
    conditionalCreate: 'claimed',
    identifierSearch: 'claimed',
    amendments: {
      addendum: 'create-replaces',
      correction: 'create-replaces',
      void: 'whole',
      ifMatch: 'claimed',
    },
    coSign: 'create-replaces',
    provenance: 'no',
    aiLabel: 'AIAST',
    maxBytes: 5 * MEBIBYTE,
    whereNotesAppear: 'In the EHR it is among the patient’s documents.',
  },
  'generic-r4': {
    contentType: 'text/plain;charset=utf-8',
    format: 'text',
    otherContentTypes: { rtf: 'text/rtf', xhtml: 'text/html;charset=utf-8' },
    isEncounterRequired: false,
    isAuthenticatorRequired: false,
    conditionalCreate: 'claimed',
    identifierSearch: 'claimed',
    amendments: {
      addendum: 'create-replaces',
      correction: 'create-replaces',
      void: 'whole',
      ifMatch: 'claimed',
    },
    coSign: 'create-replaces',
    provenance: 'no',
    aiLabel: 'AIAST',
    maxBytes: 5 * MEBIBYTE,
    whereNotesAppear: 'In the EHR it is among the patient’s documents.',
  },
}

/**
 * Whether the EHR itself keeps a repeat from doing harm, whatever a look shows: it refuses the twin
 * of a create, or a PUT over a version that is no longer the present one.
 */
export const isRepeatRefused = (profile: EhrProfile, method: FilingMethod): boolean =>
  (method === 'put' ? profile.amendments.ifMatch : profile.conditionalCreate) === 'verified'

/**
 * Whether "not found" means "not there", so that sending again cannot do it twice: the EHR itself
 * would refuse the twin, or a search for our own identifier would have found it. A search that
 * nobody tried at the site may pass over the parameter, or lag, and proves nothing. A record that
 * was read and stands unchanged proves it, if a PUT that comes late can be refused.
 */
export const canProveAbsence = (profile: EhrProfile, method: FilingMethod): boolean =>
  method === 'put'
    ? profile.amendments.ifMatch !== 'no'
    : profile.conditionalCreate === 'verified' || profile.identifierSearch === 'verified'

/** Whether the EHR takes the format that its registration asks for. */
export function takesFormat({ profile, noteFormat }: EhrRegistration): boolean {
  const { format, otherContentTypes } = ehrProfiles[profile]
  return noteFormat === undefined || noteFormat === format || noteFormat in otherContentTypes
}

function contentOf(
  { format, contentType, otherContentTypes }: EhrProfile,
  chosen: NoteFormat = format,
): Pick<EhrProfile, 'format' | 'contentType'> {
  const other = otherContentTypes[chosen]
  return other === undefined ? { format, contentType } : { format: chosen, contentType: other }
}

/** The profile of a registered EHR, with what was verified against that very site (WB-2). */
export function profileOf(registration: EhrRegistration): EhrProfile {
  const profile = ehrProfiles[registration.profile]
  return {
    ...profile,
    ...contentOf(profile, registration.noteFormat),
    conditionalCreate: registration.conditionalCreate ?? profile.conditionalCreate,
    identifierSearch: registration.identifierSearch ?? profile.identifierSearch,
    amendments: {
      ...profile.amendments,
      addendum: registration.showsAddenda ? 'create-appends' : profile.amendments.addendum,
      ifMatch: registration.ifMatch ?? profile.amendments.ifMatch,
    },
    coSign: registration.coSign ?? profile.coSign,
    provenance: registration.provenance ?? profile.provenance,
    aiLabel: registration.aiLabel ?? profile.aiLabel,
    whereNotesAppear: registration.whereNotesAppear ?? profile.whereNotesAppear,
  }
}

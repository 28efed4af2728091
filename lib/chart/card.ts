import type { FhirDate } from '../fhir/fhir-date.ts'
import type { AppErrorCode } from '../kernel/app-error.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Allergy } from './allergies.ts'
import type { ChartDocument } from './documents.ts'
import type { Encounter } from './encounters.ts'
import type { Measurement } from './measurement.ts'
import type { Medication } from './medications.ts'
import type { PatientIdentity } from './patient-identity.ts'
import type { Problem } from './problems.ts'
import type { SignedInUser } from './signed-in-user.ts'

/** What the facts of each card are. */
export type CardFacts = {
  readonly patient: PatientIdentity
  readonly user: SignedInUser
  readonly encounter: Encounter
  readonly vitals: Measurement
  readonly labs: Measurement
  readonly medications: Medication
  readonly problems: Problem
  readonly allergies: Allergy
  readonly encounters: Encounter
  readonly documents: ChartDocument
}

export type CardName = keyof CardFacts

/** Every card, in the order of the page. */
export const cardNames: readonly CardName[] = [
  'patient',
  'user',
  'encounter',
  'vitals',
  'labs',
  'medications',
  'problems',
  'allergies',
  'encounters',
  'documents',
]

export const isCardName = (text: string): text is CardName =>
  cardNames.some((name) => name === text)

/** A record that cannot be shown: named by its reference, so that nothing is dropped silently. */
export type Unreadable = {
  readonly reference: string
  /** It names no patient, so that nobody can tell whose it is; or it is of another kind than asked. */
  readonly why: 'names-no-patient' | 'other-type'
}

/** A card whose records were read: none recorded is a card without facts. */
export type ReadCard<F> = {
  readonly state: 'read'
  readonly facts: readonly F[]
  readonly unreadable: readonly Unreadable[]
  /** When the EHR was asked. */
  readonly asOf: Instant
  /** Records the EHR has, as far as it says. */
  readonly total: number
  /** Records read when reading stopped before the end. */
  readonly stoppedAfter?: number | undefined
  readonly stoppedWhy?: 'item-limit' | 'page-loop' | 'page-failed' | undefined
  /** Date of the newest fact. */
  readonly newest?: FhirDate | undefined
  /** Facts with something odd, and records that are not readable. */
  readonly oddCount: number
}

/** One card of the chart as plain JSON. Each way of showing nothing is another state. */
export type Card<F> =
  | ReadCard<F>
  | { readonly state: 'not-permitted' }
  | { readonly state: 'failed'; readonly code: AppErrorCode; readonly at: Instant }
  | { readonly state: 'not-supported' }

export type CardOf<N extends CardName> = Card<CardFacts[N]>

/** The cards that were read so far. */
export type Cards = { readonly [N in CardName]?: CardOf<N> | undefined }

import type { AppErrorCode } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import { type Instant, instantPlus } from '../kernel/instant.ts'
import type { Filing, FilingEvent } from './filing.ts'

/**
 * Where the labels of a filed note stand: a Provenance of its own, after the note.
 * - `waiting`: until the note is read back as it was signed; or provably not processed, to be sent
 * - `sending`: committed before a byte leaves
 * - `filed`: the EHR named the Provenance
 * - `refused`: the EHR did not accept it
 * - `not-sent`: no right to, or the EHR could not be reached
 * - `unknown`: sent, no answer. It is not sent again: two would say the same note was made twice.
 */
export const provenanceStates = [
  'waiting',
  'sending',
  'filed',
  'refused',
  'not-sent',
  'unknown',
] as const
export type ProvenanceState = (typeof provenanceStates)[number]

export type ProvenanceProgress = {
  readonly state: ProvenanceState
  /** POSTs begun. */
  readonly attempt: number
  /** Nothing is done before this moment. */
  readonly notBefore: Instant
  /** Logical id that the EHR gave it. */
  readonly provenanceId: string | undefined
  readonly errorCode: AppErrorCode | undefined
}

/** The labels of one filing. */
export type ProvenanceFiling = ProvenanceProgress & { readonly filingId: FilingId }

/** Where labels begin: with the signature. */
export const newProvenance = (signedAt: Instant): ProvenanceProgress => ({
  state: 'waiting',
  attempt: 0,
  notBefore: signedAt,
  provenanceId: undefined,
  errorCode: undefined,
})

const SECOND = 1_000
/** Some two minutes in all. */
const MOST_ATTEMPTS = 6

/** What is sent next, or nothing more: labels are never worth a second copy. */
export function provenanceAfter(
  progress: ProvenanceProgress,
  event: FilingEvent,
  { now, chance }: { readonly now: Instant; readonly chance: number },
): ProvenanceProgress {
  switch (event.type) {
    case 'claimed':
      return { ...progress, state: 'sending', attempt: progress.attempt + 1 }
    case 'created':
    case 'existed':
      return { ...progress, state: 'filed', provenanceId: event.record.id, errorCode: undefined }
    case 'refused':
      return { ...progress, state: 'refused', errorCode: event.code }
    case 'not-permitted':
      return { ...progress, state: 'not-sent', errorCode: event.code }
    case 'told-to-wait':
      return later(progress, 'FHIR_BUSY', instantPlus(now, waitOf(progress, chance)))
    case 'not-sent':
      return later(progress, event.code, instantPlus(now, waitOf(progress, chance)))
    default:
      // Whatever else comes back leaves it open whether it was stored.
      return {
        ...progress,
        state: 'unknown',
        errorCode: 'code' in event ? event.code : 'FHIR_RESPONSE_UNREADABLE',
      }
  }
}

const waitOf = ({ attempt }: ProvenanceProgress, chance: number): number =>
  Math.round(2 ** attempt * SECOND * (0.5 + chance / 2))

const later = (
  progress: ProvenanceProgress,
  errorCode: AppErrorCode,
  notBefore: Instant,
): ProvenanceProgress => ({
  ...progress,
  state: progress.attempt < MOST_ATTEMPTS ? 'waiting' : 'not-sent',
  notBefore,
  errorCode,
})

/** What the author is told; they wait only as long as the note may still be read back as signed. */
export function shownState(
  { state }: Pick<ProvenanceProgress, 'state'>,
  { state: filed, verification, notBefore }: Pick<Filing, 'state' | 'verification' | 'notBefore'>,
): ProvenanceState {
  if (state !== 'waiting' || filed === 'held') return state
  const mayBeRead = verification === undefined && notBefore !== undefined
  return filed === 'filed' && (verification === 'identical' || mayBeRead) ? 'waiting' : 'not-sent'
}

/** Labels follow a note that was read back as it was signed, and nothing else. */
export const mayBeLabelled = ({ state, verification }: Filing): boolean =>
  state === 'filed' && verification === 'identical'

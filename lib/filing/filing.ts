import type { AppErrorCode } from '../kernel/app-error.ts'
import type {
  EhrId,
  EncounterId,
  FilingId,
  LaunchId,
  NoteId,
  PatientId,
  TenantId,
  UserUrl,
} from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

/**
 * Where a filing stands.
 * - `queued`: approved, not sent, or provably not processed by the EHR
 * - `sending`: committed before a byte leaves
 * - `filed`: the EHR named a record
 * - `held`: the EHR keeps it for review (202); it is looked for until it appears
 * - `unknown`: sent, no answer; it is looked for before anything is sent again
 * - `rejected`: the EHR refused it; nothing is tried again
 * - `needs-user`: a person has to sign in or decide
 * - `needs-review`: what was found is not what was sent
 */
export const filingStates = [
  'queued',
  'sending',
  'filed',
  'held',
  'unknown',
  'rejected',
  'needs-user',
  'needs-review',
] as const
export type FilingState = (typeof filingStates)[number]

/** What the EHR called the document, taken from its own answer or search, never made up. */
export type EhrRecord = {
  /** Logical id of the DocumentReference. */
  readonly id: string
  readonly version?: string | undefined
  readonly etag?: string | undefined
  /** When the EHR says it stored it. */
  readonly at?: Instant | undefined
  /** The EHR's id of the request, for its support. */
  readonly requestId?: string | undefined
}

/**
 * What a filing does to the chart.
 * - `file`: a new note
 * - `addendum`: something is added to a filed note, whose own words stay
 * - `correction`: a filed note is replaced by another version of it
 * - `void`: a filed note is marked as entered in error
 * - `co-sign`: another clinician attests a preliminary note, which becomes final
 */
export const filingKinds = ['file', 'addendum', 'correction', 'void', 'co-sign'] as const
export type FilingKind = (typeof filingKinds)[number]

/** How it reaches the EHR: a new document, alone or with `relatesTo`, or the record changed in place. */
export const filingMethods = ['create', 'create-replaces', 'create-appends', 'put'] as const
export type FilingMethod = (typeof filingMethods)[number]

/** The record that a filing changes, as its author saw it. */
export type FilingTarget = {
  readonly filingId: FilingId
  /** Logical id of the DocumentReference. */
  readonly recordId: string
  /** ETag of the version that was seen; sent as If-Match. */
  readonly ifMatch: string | undefined
  /** Why, in the author's words. */
  readonly reason: string | undefined
}

/** The promise to put one approved version of a note, or a change of it, into the EHR once. */
export type Filing = {
  readonly id: FilingId
  readonly kind: FilingKind
  readonly method: FilingMethod
  /** Undefined for a new note only. */
  readonly target: FilingTarget | undefined
  /** The first note of the family: a note and all that amends it. */
  readonly originalNoteId: NoteId
  readonly tenant: TenantId
  readonly ehrId: EhrId
  readonly ehrIss: string
  readonly noteId: NoteId
  readonly noteVersion: number
  readonly patientId: PatientId
  readonly encounterId: EncounterId | undefined
  /** Who signed it. */
  readonly author: UserUrl
  /** It waits for a co-signature in the chart (docStatus `preliminary`). */
  readonly isPreliminary: boolean
  /** Whose token is used. */
  readonly launchId: LaunchId
  /** SHA-256 of the resource as it is sent. */
  readonly payloadSha256: string
  /** SHA-256 of the text within it. */
  readonly attachmentSha256: string
  readonly createdAt: Instant
} & FilingProgress

/** What changes while a filing goes its way. */
export type FilingProgress = {
  readonly state: FilingState
  /** POSTs or PUTs begun. */
  readonly attempt: number
  /** Searches since the outcome became unknown or the EHR held it. */
  readonly looks: number
  /** Nothing is done before this moment. */
  readonly notBefore: Instant | undefined
  readonly record: EhrRecord | undefined
  readonly receipt: string | undefined
  /** The record was found by looking, not named by an answer. */
  readonly adopted: boolean
  readonly verification: 'identical' | 'altered' | undefined
  readonly errorCode: AppErrorCode | undefined
  /** The EHR's own words about a refusal, for the author. */
  readonly ehrSaid: string | undefined
  /** What the EHR holds in place of the signed text, as its author saw and accepted it. */
  readonly standingText: string | undefined
  /** Why its author put a refused filing aside. */
  readonly dismissal: string | undefined
}

/** One step on the way, as the page and a reconstruction show it. */
export type FilingStep = {
  readonly at: Instant
  readonly event: FilingEvent['type']
  readonly state: FilingState
  readonly errorCode: AppErrorCode | undefined
}

/** What can happen to a filing (fhir-writeback: WB-23 to WB-29). */
export type FilingEvent =
  | { readonly type: 'claimed' }
  /** No byte of the request can have reached the EHR. */
  | { readonly type: 'not-sent'; readonly code: AppErrorCode }
  /** 429, or 503 with Retry-After: not processed, and told when to come back. */
  | { readonly type: 'told-to-wait'; readonly waitMs: number | undefined }
  | { readonly type: 'created'; readonly record: EhrRecord }
  /** 200 to a conditional create: an earlier send had arrived. */
  | { readonly type: 'existed'; readonly record: EhrRecord }
  /** The record was changed in place (PUT). */
  | { readonly type: 'updated'; readonly record: EhrRecord }
  /** 412 to a PUT: the record is no longer the version that the author saw. */
  | { readonly type: 'changed-since' }
  /** 412 to a conditional create: several match. */
  | { readonly type: 'several-exist' }
  | {
      readonly type: 'refused'
      readonly code: AppErrorCode
      readonly ehrSaid?: string | undefined
    }
  /** The session is over or the right is missing; refused before processing. */
  | { readonly type: 'not-permitted'; readonly code: AppErrorCode }
  | { readonly type: 'held'; readonly record?: EhrRecord | undefined }
  /** Anything that leaves it open whether the EHR acted on the request. */
  | { readonly type: 'answer-lost'; readonly code: AppErrorCode }
  | { readonly type: 'found'; readonly record: EhrRecord }
  /** `isProof`: the EHR was asked for this very note, and would have named it. */
  | { readonly type: 'found-none'; readonly isProof: boolean }
  | { readonly type: 'found-several' }
  | { readonly type: 'found-different'; readonly record: EhrRecord }
  /** The look itself failed; nothing is known from it. */
  | { readonly type: 'look-failed'; readonly code: AppErrorCode }
  | {
      readonly type: 'read-back'
      readonly verification: 'identical' | 'altered'
      /** The version that was compared. */
      readonly version?: string | undefined
    }
  | { readonly type: 'read-back-failed'; readonly code: AppErrorCode }
  | { readonly type: 'signed-in' }
  | { readonly type: 'asked-to-look' }
  | { readonly type: 'asked-to-send-again' }
  /** Its author saw what others made of the record, and goes on from there. */
  | { readonly type: 'accepted'; readonly record: EhrRecord; readonly text: string }
  /** Its author goes on from what stands in the EHR, without this change. */
  | { readonly type: 'set-aside' }
  /** Its author has done with what the EHR refused. */
  | { readonly type: 'dismissed'; readonly reason: string }

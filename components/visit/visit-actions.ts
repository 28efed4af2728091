import type { ChannelCount, Recording } from '#lib/capture/recording.ts'
import type { ConsentRequest } from '#lib/flows/answer-consent.ts'
import type { ApprovalRequest } from '#lib/flows/approve-note.ts'
import type { FilingDecision } from '#lib/flows/decide-filing.ts'
import type { DraftedNote, DraftRequest, DraftSource } from '#lib/flows/draft-note.ts'
import type { NoteEvent } from '#lib/flows/note-event.ts'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { ReviewedCoSign } from '#lib/flows/review-co-sign.ts'
import type { ReviewedNote } from '#lib/flows/review-note.ts'
import type { SavedNote } from '#lib/flows/save-note.ts'
import type { AppError } from '#lib/kernel/app-error.ts'
import type { FilingId, NoteId, RecordingId, UserUrl } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { WritingAid } from '#lib/note/aids/writing-aid.ts'
import type { EarlierNote } from '#lib/note/earlier-note.ts'
import type { GivenLine } from '#lib/note/instructions/instructions-note.ts'
import type { Note } from '#lib/note/note.ts'
import type { NoteTypeCode } from '#lib/note/note-types.ts'

/** What the page learns of a failure: no technical reason crosses to the browser. */
export type Answer<T> = Promise<Result<T, Pick<AppError, 'code' | 'retryAfterMs' | 'ehrSaid'>>>

/**
 * What the page can ask of the server, bound to its launch and to the patient it shows. An answer
 * that never comes, or a session that is gone, rejects.
 */
export type VisitActions = {
  readonly createNote: (request: {
    readonly noteId: string
    readonly type: NoteTypeCode
  }) => Answer<{ readonly note: Note; readonly version: number }>
  readonly saveNote: (request: {
    readonly note: Note
    readonly baseVersion: number
  }) => Answer<SavedNote>
  readonly draftNote: (
    request: Pick<DraftRequest, 'noteId' | 'version'> & {
      readonly transcriptId: string
    } & DraftSource,
  ) => Answer<DraftedNote>
  /** Begins an addendum or a correction of a filed note. */
  readonly amendNote: (
    request: { readonly noteId: string; readonly filingId: FilingId } & (
      | { readonly kind: 'addendum' }
      | { readonly kind: 'correction'; readonly reason: string }
    ),
  ) => Answer<OpenedNote>
  /** Begins the patient instructions of a signed note, or opens those that it has. */
  readonly instructPatient: (request: {
    readonly noteId: string
    readonly filingId: FilingId
    readonly lines?: readonly GivenLine[] | undefined
  }) => Answer<OpenedNote>
  readonly discardAmendment: (request: { readonly noteId: NoteId }) => Answer<OpenedNote>
  /** Marks a filed note as entered in error. */
  readonly voidNote: (request: {
    readonly filingId: FilingId
    readonly reason: string
    readonly isAttested: true
    readonly attestationVersion: string
  }) => Answer<readonly NoteEvent[]>
  readonly reviewNote: (request: {
    readonly noteId: NoteId
    readonly version: number
  }) => Answer<ReviewedNote>
  readonly approveNote: (
    request: Pick<ApprovalRequest, 'noteId' | 'version' | 'sha256' | 'overrides' | 'isAttested'> & {
      readonly attestationVersion: string
      readonly coSign?: { readonly to?: UserUrl }
    },
  ) => Answer<{ readonly filingId: FilingId }>
  readonly reviewCoSign: (request: {
    readonly filingId: FilingId
    readonly statement: string
  }) => Answer<ReviewedCoSign>
  readonly coSignNote: (request: {
    readonly filingId: FilingId
    readonly statement: string
    readonly at: Instant
    readonly sha256: string
    readonly isAttested: true
    readonly attestationVersion: string
  }) => Answer<{ readonly filingId: FilingId }>
  /** Gives a preliminary note back to its author. */
  readonly returnCoSign: (request: {
    readonly filingId: FilingId
    readonly reason: string
  }) => Answer<void>
  readonly decideFiling: (request: {
    readonly filingId: FilingId
    readonly decision: FilingDecision
  }) => Answer<void>
  readonly answerConsent: (request: ConsentRequest) => Answer<Pick<Recording, 'state'>>
  readonly markRecording: (
    request: {
      readonly recordingId: RecordingId
    } /** Two channels: the clinician's first, then the patient's; pieces of one second. */ & (
      | { readonly move: 'record'; readonly channels?: ChannelCount }
      | { readonly move: 'pause' }
      /** Of how many pieces it consists. */
      | { readonly move: 'stop'; readonly chunks: number }
    ),
  ) => Answer<Pick<Recording, 'state'>>
  /** Asks for its transcript: again after a failure, or without the pieces that are missing. */
  readonly transcribeRecording: (request: { readonly recordingId: RecordingId }) => Answer<void>
  /** Gives up a recording that was not finished, with its sound. */
  readonly abandonRecording: (request: { readonly recordingId: RecordingId }) => Answer<void>
  readonly withdrawConsent: (request: { readonly recordingId: RecordingId }) => Answer<void>
  /** Goes on from the version that others made of the record. */
  readonly acceptRecord: (request: {
    readonly filingId: FilingId
    readonly version: string
  }) => Answer<void>
  readonly dismissFiling: (request: {
    readonly filingId: FilingId
    readonly reason: string
  }) => Answer<void>
  /** A phrase or a template of the user's own. */
  readonly keepAid: (request: { readonly aid: WritingAid }) => Answer<void>
  readonly readEarlierNote: (request: { readonly documentId: string }) => Answer<EarlierNote>
  readonly printInstructions: (request: { readonly noteId: NoteId }) => Answer<void>
  readonly removeAid: (request: { readonly id: string }) => Answer<void>
  readonly lockSession: () => Answer<void>
  readonly endSession: () => Answer<void>
  /** What a window of our own takes up this session by: once, within a minute. */
  readonly openWindow: () => Answer<string>
}

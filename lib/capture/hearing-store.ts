import type { Transcript } from '../ambient/transcript.ts'
import type { AccessGrant } from '../audit/audit-log.ts'
import type { AppErrorCode } from '../kernel/app-error.ts'
import type { RecordingId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { NoteOwner } from '../note/note-store.ts'
import type { OpenRecording } from './recording-store.ts'

/** How long late pieces are waited for: since the stop, or since the last one of them came. */
export const WAIT_FOR_PIECES_MS = 60_000
/** Whoever hears a recording and says nothing for so long has died. */
export const HEARING_LEASE_MS = 60_000

/** A recording that is being heard, as its row says whose it is. */
export type Hearing = OpenRecording & {
  /** Names this try; another one has taken over where the row names another. */
  readonly by: string
  /** How often it was begun since somebody last asked for it, this time included. */
  readonly tries: number
}

export type HearingOutcome =
  | {
      readonly state: 'transcribed'
      readonly transcript: Transcript
      readonly at: Instant
      /** How many pieces were heard. */
      readonly pieces: number
    }
  | { readonly state: 'failed'; readonly code: AppErrorCode }
  /** It was given up on our side, and is begun again. */
  | { readonly state: 'interrupted' }

/** `not-ours`: consent was withdrawn, the note discarded, or somebody else took over. */
export type EndedHearing = 'kept' | 'more-came' | 'not-ours'

/**
 * Who hears which stopped recording, so that each comes to one transcript however often a process
 * dies over it. Its row decides. Every method may answer STORE_UNAVAILABLE.
 */
export interface HearingStore {
  /** Those that are due, longest first: for what no job will wake. */
  due(limit: number): Promise<Result<readonly RecordingId[]>>
  /** Takes one that is due, so that nobody else does. @returns undefined when it is not due */
  begin(id: RecordingId, by: string): Promise<Result<Hearing | undefined>>
  /**
   * Takes one that is being made, to hear it meanwhile: at its stop it is not due, but heard already.
   * @returns undefined when somebody else does, or it is not being made any more
   */
  beginAlong(id: RecordingId, by: string): Promise<Result<Hearing | undefined>>
  /** Says that it is still being heard. @returns false when nobody wants the result any more */
  keep(hearing: Pick<Hearing, 'recording' | 'by'>): Promise<Result<boolean>>
  /**
   * Keeps the transcript and closes the hearing, both or neither. Nothing is kept when it is no
   * longer ours, or when pieces came that were not heard: then it is due again, once it is stopped.
   */
  end(grant: AccessGrant, hearing: Hearing, outcome: HearingOutcome): Promise<Result<EndedHearing>>
  /**
   * Makes a stopped recording due now, with the pieces that are there.
   * @returns false when there is nothing to ask for
   */
  ask(grant: AccessGrant, owner: NoteOwner, id: RecordingId): Promise<Result<boolean>>
}

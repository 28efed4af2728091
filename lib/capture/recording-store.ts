import type { AccessGrant } from '../audit/audit-log.ts'
import type { LaunchId, RecordingId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { NoteOwner } from '../note/note-store.ts'
import type { AudioChunk } from './audio-chunk.ts'
import type { NoteFate } from './audio-retention.ts'
import type { ChunkRange } from './missing-chunks.ts'
import type { Recording, RecordingState } from './recording.ts'

/** What became of a piece: a second of the same bytes changes nothing, one of others is not taken. */
export type PutOutcome = 'kept' | 'there' | 'differs' | 'not-taken'

export type ChunkSize = { readonly seq: number; readonly bytes: number }

/** A recording that is not closed, as the sweep sees it. */
export type OpenRecording = {
  readonly owner: NoteOwner
  readonly launchId: LaunchId
  readonly recording: Recording
  readonly fate: NoteFate
}

/**
 * Where recordings and their sound are kept, encrypted. They belong to one author, patient and visit,
 * as notes do; what belongs to another owner does not exist here. Every method may answer
 * STORE_UNAVAILABLE.
 */
export interface RecordingStore {
  /** Does nothing when a recording of that id exists: answering may be sent twice. */
  add(
    grant: AccessGrant,
    owner: NoteOwner,
    recording: Recording,
    launchId: LaunchId,
  ): Promise<Result<void>>
  find(owner: NoteOwner, id: RecordingId): Promise<Result<Recording | undefined>>
  /** The one of this visit that was answered last. */
  newest(owner: NoteOwner): Promise<Result<Recording | undefined>>
  /**
   * With the stop it is due to be heard (hearing-store.ts), and again with each piece after it.
   * @returns false when it is no longer in the state `from`, and nothing was changed
   */
  move(
    grant: AccessGrant,
    owner: NoteOwner,
    moved: Pick<Recording, 'id' | 'state' | 'chunkCount' | 'channels'> & {
      readonly from: RecordingState
    },
  ): Promise<Result<boolean>>
  /** Takes a piece while consent is in force, never beside a withdrawal or a deletion. */
  putChunk(owner: NoteOwner, id: RecordingId, chunk: AudioChunk): Promise<Result<PutOutcome>>
  /** Which pieces are there, ascending. */
  chunkNumbers(owner: NoteOwner, id: RecordingId): Promise<Result<readonly number[]>>
  /** How many bytes of sound each piece that is there holds, ascending. */
  chunkSizes(owner: NoteOwner, id: RecordingId): Promise<Result<readonly ChunkSize[]>>
  /**
   * The sound in its order; ends after a failure.
   * @param only these pieces, both ends included
   */
  chunks(
    grant: AccessGrant,
    owner: NoteOwner,
    id: RecordingId,
    only?: ChunkRange,
  ): AsyncIterable<Result<AudioChunk>>
  /** Removes all of the sound and closes the recording, both or neither. @returns how many pieces */
  erase(grant: AccessGrant, owner: NoteOwner, id: RecordingId, at: Instant): Promise<Result<number>>
  /** Those that are not closed, by id, after the one named. */
  open(after: RecordingId | undefined, limit: number): Promise<Result<readonly OpenRecording[]>>
}

import type { AccessGrant } from '../audit/audit-log.ts'
import type { RecordingId } from '../kernel/ids.ts'
import type { Result } from '../kernel/result.ts'
import type { NoteOwner } from '../note/note-store.ts'
import type { OpenRecording } from './recording-store.ts'
import type { WordsNow, WordsSoFar } from './words-so-far.ts'

/**
 * Where the words so far of a recording are, encrypted: until its transcript is there, or its sound is
 * removed. Every method may answer STORE_UNAVAILABLE.
 */
export interface WordsStore {
  /** A recording that sound is coming to, as its row says whose it is. */
  underWay(id: RecordingId): Promise<Result<OpenRecording | undefined>>
  /** @returns false when nobody may have them any more */
  put(
    grant: AccessGrant,
    owner: NoteOwner,
    id: RecordingId,
    words: WordsSoFar,
  ): Promise<Result<boolean>>
  /** NO_WORDS where there are none. */
  find(owner: NoteOwner, id: RecordingId): Promise<Result<WordsNow>>
}

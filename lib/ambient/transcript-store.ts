import type { NoteId, TenantId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { Transcript } from './transcript.ts'

/** Where final transcripts are kept; they are never changed. May answer STORE_UNAVAILABLE. */
export interface TranscriptStore {
  /**
   * Adds it once, however often it is asked for.
   * @throws when another transcript has the id
   */
  add(noteId: NoteId, tenant: TenantId, transcript: Transcript, at: Instant): Promise<Result<void>>
  /** In the order they were added. */
  ofNote(noteId: NoteId, tenant: TenantId): Promise<Result<readonly Transcript[]>>
}

import type { AppErrorCode } from '../kernel/app-error.ts'
import type { TranscriptId } from '../kernel/ids.ts'

/**
 * What becomes of a recording once it is stopped. `waiting`: for pieces that are still on their way,
 * or for its turn.
 */
export type Transcription =
  | { readonly state: 'waiting' }
  | { readonly state: 'transcribing' }
  | { readonly state: 'transcribed'; readonly transcriptId: TranscriptId }
  /** The sound is kept until its limit, and somebody can ask again. */
  | { readonly state: 'failed'; readonly code: AppErrorCode }

import type { RecordingId } from '../kernel/ids.ts'

/** Waits for what is new. What rang before it was waited for is not lost. */
export interface Bell {
  /** Ends when it rings, or after so long: nobody may rest on its ringing. */
  next(atMostMs: number): Promise<void>
  close(): void
}

/**
 * Tells that there is something new about a recording, also to other processes: a piece of its sound
 * or its stop, or other words. It only wakes; what is there, the stores know.
 */
export interface RecordingNews {
  bell(about: 'sound' | 'words', id: RecordingId): Bell
}

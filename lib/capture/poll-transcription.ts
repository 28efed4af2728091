import { assertNever } from '../kernel/assert-never.ts'
import type { Transcription } from './transcription.ts'

const SECOND_MS = 1_000
/** A short recording is transcribed at once; a long one takes as long as it takes. */
const AT_FIRST_MS = 300
const AT_FIRST_FOR_MS = 5 * SECOND_MS
const SOON_FOR_MS = 60 * SECOND_MS
const LATER_MS = 3 * SECOND_MS

/**
 * When to ask again what became of a recording that was stopped.
 *
 * @param seenForMs how long it has been seen in its present state
 * @returns milliseconds, or false when nothing more will happen by itself
 */
export function pollTranscription(
  transcription: Transcription | undefined,
  seenForMs: number,
): number | false {
  switch (transcription?.state) {
    case 'waiting':
    case 'transcribing':
      if (seenForMs < AT_FIRST_FOR_MS) return AT_FIRST_MS
      return seenForMs < SOON_FOR_MS ? SECOND_MS : LATER_MS
    case 'transcribed':
    case 'failed':
    case undefined:
      return false
    default:
      return assertNever(transcription)
  }
}

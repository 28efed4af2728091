import type { WordsSoFar } from '../capture/words-so-far.ts'
import type { WordsStore } from '../capture/words-store.ts'
import { appError } from '../kernel/app-error.ts'
import type { RecordingId } from '../kernel/ids.ts'
import { err, type Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import type { CaptureDeps } from './capture-deps.ts'
import { ownerOf } from './note-deps.ts'

/**
 * What was heard so far of a recording that its own clinician makes. It is asked for every second and
 * has no record of its own: as the pieces, it follows from the start that is on the trail.
 *
 * @returns RECORDING_NOT_FOUND, STORE_UNAVAILABLE
 */
export async function readWords(
  { recordings, words }: Pick<CaptureDeps, 'recordings'> & { readonly words: WordsStore },
  launch: Launch,
  recordingId: RecordingId,
): Promise<Result<WordsSoFar>> {
  const owner = ownerOf(launch)
  const found = await recordings.find(owner, recordingId)
  if (!found.ok) return found
  return found.value ? words.find(owner, recordingId) : err(appError('RECORDING_NOT_FOUND'))
}

import type { RecordingNews } from '../capture/recording-news.ts'
import type { WordsNow } from '../capture/words-so-far.ts'
import type { WordsStore } from '../capture/words-store.ts'
import { appError } from '../kernel/app-error.ts'
import type { RecordingId } from '../kernel/ids.ts'
import { err, type Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import type { CaptureDeps } from './capture-deps.ts'
import { ownerOf } from './note-deps.ts'

type ReadDeps = Pick<CaptureDeps, 'recordings'> & {
  readonly words: WordsStore
  readonly news: RecordingNews
}

/** Short, so that whoever asks is looked at again: the session may have ended meanwhile. */
const LONGEST_WAIT_MS = 3_000

/**
 * What was heard so far of a recording that its own clinician makes, as soon as it is other than what
 * they have seen. It is asked for all the time and has no record of its own: as the pieces, it
 * follows from the start that is on the trail.
 *
 * @param seen the version that they have
 * @returns RECORDING_NOT_FOUND, STORE_UNAVAILABLE
 */
export async function readWords(
  { recordings, words, news }: ReadDeps,
  launch: Launch,
  recordingId: RecordingId,
  seen: number,
): Promise<Result<WordsNow>> {
  const owner = ownerOf(launch)
  const found = await recordings.find(owner, recordingId)
  if (!found.ok) return found
  if (!found.value) return err(appError('RECORDING_NOT_FOUND'))
  const bell = news.bell('words', recordingId)
  try {
    const now = await words.find(owner, recordingId)
    if (!now.ok || now.value.version !== seen) return now
    await bell.next(LONGEST_WAIT_MS)
    return await words.find(owner, recordingId)
  } finally {
    bell.close()
  }
}

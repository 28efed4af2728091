import type { AccessGrant } from '../audit/audit-log.ts'
import { MOST_CHUNKS } from '../capture/audio-chunk.ts'
import type { Recording } from '../capture/recording.ts'
import type { RecordingNews } from '../capture/recording-news.ts'
import type { OpenRecording, RecordingStore } from '../capture/recording-store.ts'
import type { AppError } from '../kernel/app-error.ts'

/** How long nobody looks when no bell rings. */
const LOOK_EVERY_MS = 500
/** Looks for a piece that was overtaken by the next, or is missing after the stop. */
const LOOKS_FOR_LATE = 10
/** Without a piece for ten minutes nobody speaks any more. */
const LOOKS_WITHOUT_SOUND = 1_200

/** What was met on the way, complete when the sound has ended. */
export type SoundComing = {
  pieces: number
  failure: AppError | undefined
  /** All pieces of a stopped recording came in their order. */
  isWhole: boolean
}

export const nothingCame = (): SoundComing => ({ pieces: 0, failure: undefined, isWhole: false })

type Deps = { readonly recordings: RecordingStore; readonly news: RecordingNews }

/**
 * The sound of a recording as it arrives, from its first piece on until the recording is stopped or
 * taken back. A piece that does not come is left out, and what follows is no whole any more.
 *
 * @param coming is told how much it was, and the failure after which it ends early
 */
export async function* soundAsItComes(
  { recordings, news }: Deps,
  grant: AccessGrant,
  { owner, recording: { id, channels } }: Pick<OpenRecording, 'owner' | 'recording'>,
  coming: SoundComing,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const frame = channels * 2
  const bell = news.bell('sound', id)
  let next = 0
  try {
    for (let looks = 0; !signal.aborted && looks < LOOKS_WITHOUT_SOUND; looks += 1) {
      const found = await recordings.find(owner, id)
      if (!found.ok) {
        coming.failure = found.error
        return
      }
      for await (const chunk of recordings.chunks(grant, owner, id, [next, MOST_CHUNKS])) {
        if (!chunk.ok) {
          coming.failure = chunk.error
          return
        }
        const { seq, pcm } = chunk.value
        if (seq > next && looks < LOOKS_FOR_LATE) break
        yield pcm.subarray(0, pcm.length - (pcm.length % frame))
        next = seq + 1
        coming.pieces += 1
        looks = 0
      }
      // What came before the stop was read after it was seen.
      if (hasAll(found.value, next)) {
        coming.isWhole = coming.pieces === next
        return
      }
      if (!mayGoOn(found.value, looks)) return
      await bell.next(LOOK_EVERY_MS)
    }
  } finally {
    bell.close()
  }
}

const hasAll = (recording: Recording | undefined, next: number): boolean =>
  recording?.state === 'stopped' && next >= (recording.chunkCount ?? 0)

function mayGoOn(recording: Recording | undefined, looks: number): boolean {
  if (recording?.state === 'stopped') return looks < LOOKS_FOR_LATE
  return recording?.state === 'recording' || recording?.state === 'paused'
}

import type { MissingSound } from '../ambient/heard-transcript.ts'
import { millisecondsOf } from '../ambient/pcm.ts'
import type { AppError } from '../kernel/app-error.ts'
import type { Result } from '../kernel/result.ts'
import { type AudioChunk, LARGEST_CHUNK_BYTES } from './audio-chunk.ts'
import type { ChannelCount } from './recording.ts'

const BYTES_OF_A_SAMPLE = 2

/** What was met on the way, complete when the sound has been read to its end. */
export type SoundRead = {
  pieces: number
  readonly missing: MissingSound[]
  failure: AppError | undefined
  isWhole: boolean
}

export const nothingRead = (): SoundRead => ({
  pieces: 0,
  missing: [],
  failure: undefined,
  isWhole: false,
})

/**
 * The sound of a recording as one stream, 16-bit PCM. A piece that never came is silence of the
 * longest one, so that times stay right.
 *
 * @param chunks in order
 * @param first the piece to begin with, and how many there are before the end
 * @param read is told what was missing, and the failure after which the stream ends early
 */
export async function* soundOfRecording(
  chunks: AsyncIterable<Result<AudioChunk>>,
  {
    first = 0,
    count,
    channels,
  }: { readonly first?: number; readonly count: number; readonly channels: ChannelCount },
  read: SoundRead,
): AsyncGenerator<Uint8Array> {
  const frame = channels * BYTES_OF_A_SAMPLE
  let position = 0
  let next = first
  function* silenceUntil(seq: number): Generator<Uint8Array> {
    if (seq <= next) return
    const startMs = millisecondsOf(position / channels)
    for (; next < seq; next += 1) {
      position += LARGEST_CHUNK_BYTES
      yield new Uint8Array(LARGEST_CHUNK_BYTES)
    }
    read.missing.push({ startMs, endMs: millisecondsOf(position / channels) })
  }
  for await (const chunk of chunks) {
    if (!chunk.ok) {
      read.failure = chunk.error
      return
    }
    const { seq, pcm } = chunk.value
    yield* silenceUntil(seq)
    const whole = pcm.subarray(0, pcm.length - (pcm.length % frame))
    read.pieces += 1
    next = seq + 1
    position += whole.length
    yield whole
  }
  yield* silenceUntil(count)
  read.isWhole = true
}

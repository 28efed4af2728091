import { bytesOf } from '../ambient/pcm.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'

/** The longest piece of sound: what a crash may lose. */
export const LONGEST_CHUNK_MS = 2_000
/** The shortest that a microphone's sound is parted into, while nothing waits to be sent. */
export const SHORTEST_CHUNK_MS = 250
/** The longest recording (C5). */
export const LONGEST_RECORDING_MS = 60 * 60_000
/** Pieces of a recording: an hour of the shortest, and as many again for shorter ones at pauses. */
export const MOST_CHUNKS = 2 * (LONGEST_RECORDING_MS / SHORTEST_CHUNK_MS)

export const LARGEST_CHUNK_BYTES = bytesOf(LONGEST_CHUNK_MS)
const BYTES_OF_A_SAMPLE = 2

/** One piece of a recording: 16-bit little-endian PCM, mono, 16 kHz. */
export type AudioChunk = {
  /** Its place in the recording, from 0. */
  readonly seq: number
  readonly pcm: Uint8Array
}

/** @returns AUDIO_CHUNK_INVALID for a piece that no recorder of ours makes */
export function checkChunk({ seq, pcm }: AudioChunk): Result<void> {
  const isInPlace = Number.isInteger(seq) && seq >= 0 && seq < MOST_CHUNKS
  const isWhole = pcm.length > 0 && pcm.length % BYTES_OF_A_SAMPLE === 0
  return isInPlace && isWhole && pcm.length <= LARGEST_CHUNK_BYTES
    ? ok(undefined)
    : err(appError('AUDIO_CHUNK_INVALID'))
}

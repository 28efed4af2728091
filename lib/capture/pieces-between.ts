import { bytesOf } from '../ambient/pcm.ts'
import { LARGEST_CHUNK_BYTES } from './audio-chunk.ts'
import type { ChunkRange } from './missing-chunks.ts'
import type { ChannelCount } from './recording.ts'
import type { ChunkSize } from './recording-store.ts'

/** Where a stretch of a recording lies in its pieces. */
export type PiecesBetween = {
  readonly pieces: ChunkRange
  /** From the beginning of the first of them, in bytes. */
  readonly from: number
  readonly to: number
}

/**
 * The pieces that hold a stretch of a recording; one that is missing counts as the longest, as in
 * soundOfRecording.
 *
 * @param sizes ascending
 * @returns undefined when nothing of the stretch is there
 */
export function piecesBetween(
  sizes: readonly ChunkSize[],
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  channels: ChannelCount,
): PiecesBetween | undefined {
  const startByte = bytesOf(Math.max(0, startMs)) * channels
  const endByte = bytesOf(endMs) * channels
  const there: { readonly seq: number; readonly begins: number }[] = []
  let [position, next] = [0, 0]
  for (const { seq, bytes } of sizes) {
    const begins = position + (seq - next) * LARGEST_CHUNK_BYTES
    position = begins + bytes - (bytes % (2 * channels))
    next = seq + 1
    if (begins < endByte && position > startByte) there.push({ seq, begins })
  }
  const [first, last] = [there[0], there.at(-1)]
  if (!first || !last) return undefined
  return {
    pieces: [first.seq, last.seq],
    from: Math.max(0, startByte - first.begins),
    to: endByte - first.begins,
  }
}

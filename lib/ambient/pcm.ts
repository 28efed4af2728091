/** Samples of one channel in a second of sound. */
export const SAMPLE_RATE = 16_000
const BYTES = 2

/** Bytes of one channel that sound for so long. */
export const bytesOf = (milliseconds: number): number =>
  Math.round((milliseconds * SAMPLE_RATE) / 1000) * BYTES

/** Milliseconds that so many bytes of one channel sound. */
export const millisecondsOf = (bytes: number): number => (bytes / BYTES / SAMPLE_RATE) * 1000

/**
 * One channel of interleaved 16-bit PCM.
 *
 * @param channel from 0
 * @param count how many channels there are
 */
export function channelOf(pcm: Uint8Array, channel: number, count: number): Uint8Array {
  if (count === 1) return pcm
  const one = new Uint8Array(Math.floor(pcm.length / (BYTES * count)) * BYTES)
  for (let at = 0; at < one.length; at += BYTES) {
    const from = (at / BYTES) * BYTES * count + channel * BYTES
    one[at] = pcm[from] ?? 0
    one[at + 1] = pcm[from + 1] ?? 0
  }
  return one
}

export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    joined.set(chunk, at)
    at += chunk.length
  }
  return joined
}

// Where a recording is cut: in the quietest moment of its last stretch, so that no word is parted.
const LOOK_BACK_MS = 20_000
const MOMENT_MS = 200

/**
 * One channel in pieces of at most so many milliseconds, cut where it is quiet. Joined they are the
 * whole.
 */
export function piecesOf(pcm: Uint8Array, mostMs: number): readonly Uint8Array[] {
  const most = bytesOf(mostMs)
  const pieces: Uint8Array[] = []
  let from = 0
  while (pcm.length - from > most) {
    const look = Math.min(bytesOf(LOOK_BACK_MS), Math.floor(most / 4) * BYTES)
    const to = quietestIn(pcm, from + most - look, from + most)
    pieces.push(pcm.subarray(from, to))
    from = to
  }
  return [...pieces, pcm.subarray(from)]
}

/** The middle of the quietest moment between two places. */
function quietestIn(pcm: Uint8Array, from: number, to: number): number {
  const moment = Math.min(bytesOf(MOMENT_MS), to - from)
  let quietest = from
  let least = Number.POSITIVE_INFINITY
  for (let at = from; at + moment <= to; at += moment) {
    const loud = loudness(pcm.subarray(at, at + moment))
    if (loud < least) {
      least = loud
      quietest = at
    }
  }
  return quietest + Math.floor(moment / BYTES / 2) * BYTES
}

function loudness(pcm: Uint8Array): number {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength)
  let sum = 0
  for (let at = 0; at + 1 < pcm.length; at += BYTES) sum += Math.abs(view.getInt16(at, true))
  return sum
}

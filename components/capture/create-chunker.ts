import { SAMPLE_RATE } from '#lib/ambient/pcm.ts'
import { type AudioChunk, LONGEST_CHUNK_MS } from '#lib/capture/audio-chunk.ts'
import { pcmOfSamples } from './pcm-of-samples.ts'

const LONGEST = (LONGEST_CHUNK_MS / 1_000) * SAMPLE_RATE

export type Chunker = {
  /** Takes what the microphone gave, at 16 kHz. */
  readonly add: (samples: Float32Array) => void
  /** Gives what is held as a shorter piece: at a pause, at the stop, when the page goes. */
  readonly flush: () => void
  /** How many samples are held. */
  readonly held: () => number
  /** The number that the next piece gets: how many there are. */
  readonly count: () => number
}

/**
 * Parts the sound of a microphone into numbered pieces of two seconds, no sample lost or twice.
 * @param first the number of the first piece, when a recording goes on after a reload
 */
export function createChunker(onChunk: (chunk: AudioChunk) => void, first = 0): Chunker {
  const held = new Float32Array(LONGEST)
  let length = 0
  let seq = first

  const flush = () => {
    if (length === 0) return
    const pcm = pcmOfSamples(held.subarray(0, length))
    length = 0
    seq += 1
    onChunk({ seq: seq - 1, pcm })
  }

  return {
    flush,
    held: () => length,
    count: () => seq,
    add(samples) {
      for (let from = 0; from < samples.length; ) {
        const taken = samples.subarray(from, from + LONGEST - length)
        held.set(taken, length)
        length += taken.length
        from += taken.length
        if (length === LONGEST) flush()
      }
    },
  }
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinBytes } from '../ambient/pcm.ts'
import { ok } from '../kernel/result.ts'
import { LARGEST_CHUNK_BYTES } from './audio-chunk.ts'
import { piecesBetween } from './pieces-between.ts'
import { nothingRead, soundOfRecording } from './sound-of-recording.ts'

type Chunk = { readonly seq: number; readonly pcm: Uint8Array }

async function soundOf(chunks: readonly Chunk[], channels: 1 | 2, first = 0): Promise<Uint8Array> {
  async function* some() {
    for (const chunk of chunks) yield ok(chunk)
  }
  const parts: Uint8Array[] = []
  for await (const part of soundOfRecording(some(), { first, count: 0, channels }, nothingRead())) {
    parts.push(part)
  }
  return joinBytes(parts)
}

const chunk = fc.record({
  seq: fc.nat(7),
  samples: fc.integer({ min: 1, max: LARGEST_CHUNK_BYTES / 2 }),
  value: fc.integer({ min: 1, max: 255 }),
})

test('a stretch cut from its pieces is the stretch of the whole recording', async () => {
  const recording = fc.uniqueArray(chunk, {
    selector: ({ seq }) => seq,
    minLength: 1,
    maxLength: 4,
  })
  await fc.assert(
    fc.asyncProperty(
      recording,
      fc.nat(16_000),
      fc.integer({ min: 1, max: 5_000 }),
      fc.constantFrom(1 as const, 2 as const),
      async (made, startMs, lengthMs, channels) => {
        const chunks = made
          .map(({ seq, samples, value }) => ({ seq, pcm: new Uint8Array(samples * 2).fill(value) }))
          .sort((a, b) => a.seq - b.seq)
        const sizes = chunks.map(({ seq, pcm }) => ({ seq, bytes: pcm.length }))
        const range = { startMs, endMs: startMs + lengthMs }
        const whole = await soundOf(chunks, channels)
        const perMs = 32 * channels
        const wanted = whole.subarray(startMs * perMs, range.endMs * perMs)
        const found = piecesBetween(sizes, range, channels)
        if (!found) return void expect(wanted.every((byte) => byte === 0)).toBe(true)
        const [first, last] = found.pieces
        const some = chunks.filter(({ seq }) => first <= seq && seq <= last)
        const cut = (await soundOf(some, channels, first)).subarray(found.from, found.to)
        // Silence of pieces that are missing at the ends is left away.
        const spoken = (bytes: Uint8Array) => bytes.filter((byte) => byte !== 0)
        expect(spoken(cut)).toEqual(spoken(wanted))
      },
    ),
    { numRuns: 60 },
  )
})

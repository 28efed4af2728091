import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinBytes } from '#lib/ambient/pcm.ts'
import { type AudioChunk, checkChunk } from '#lib/capture/audio-chunk.ts'
import { createChunker } from './create-chunker.ts'
import { pcmOfSamples } from './pcm-of-samples.ts'

const ramp = (length: number, from: number) =>
  Float32Array.from({ length }, (_, index) => ((from + index) % 1_000) / 1_000)

describe('the pieces of a recording', () => {
  test('are together what the microphone gave, numbered without a gap, none too long', () => {
    const anyStep = fc.oneof(fc.integer({ min: 0, max: 50_000 }), fc.constant('pause' as const))
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), fc.nat(9), (steps, first) => {
        const chunks: AudioChunk[] = []
        const chunker = createChunker((chunk) => chunks.push(chunk), first)
        const given: Uint8Array[] = []
        for (const [index, step] of steps.entries()) {
          if (step === 'pause') chunker.flush()
          else {
            chunker.add(ramp(step, index))
            given.push(pcmOfSamples(ramp(step, index)))
          }
        }
        chunker.flush()
        expect(Buffer.compare(joinBytes(chunks.map(({ pcm }) => pcm)), joinBytes(given))).toBe(0)
        expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, index) => first + index))
        expect(chunker.count()).toBe(first + chunks.length)
        for (const chunk of chunks) expect(checkChunk(chunk).ok).toBe(true)
      }),
      { numRuns: 12 },
    )
  })

  test('are given as soon as there are two seconds, so that a crash loses no more', () => {
    const chunks: AudioChunk[] = []
    const chunker = createChunker((chunk) => chunks.push(chunk))
    chunker.add(ramp(31_999, 0))
    expect(chunks).toHaveLength(0)
    chunker.add(ramp(1, 0))
    expect(chunks).toHaveLength(1)
  })
})

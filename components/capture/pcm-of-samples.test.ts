import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pcmOfSamples } from './pcm-of-samples.ts'

const valuesOf = (pcm: Uint8Array): readonly number[] => {
  const view = new DataView(pcm.buffer)
  return Array.from({ length: pcm.length / 2 }, (_, index) => view.getInt16(index * 2, true))
}

test('the loudest samples are the ends of the range, and louder ones are cut off there', () => {
  const samples = Float32Array.of(0, 1, -1, 1.5, -2, Number.NaN, Number.POSITIVE_INFINITY)
  expect(valuesOf(pcmOfSamples(samples))).toEqual([0, 32_767, -32_768, 32_767, -32_768, 0, 32_767])
})

test('a louder sample is never a lower number', () => {
  const anySample = fc.float({ min: -1, max: 1, noNaN: true })
  fc.assert(
    fc.property(anySample, anySample, (a, b) => {
      const [low = 0, high = 0] = valuesOf(pcmOfSamples(Float32Array.of(a, b).sort()))
      expect(low).toBeLessThanOrEqual(high)
    }),
  )
})

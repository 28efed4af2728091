import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSilenceWatch, soundLevel } from './sound-level.ts'

const SECOND = 16_000
const samplesOf = (value: number, length = SECOND) => new Float32Array(length).fill(value)

describe('the level of sound', () => {
  test('is between nothing and the loudest there is', () => {
    expect(soundLevel(samplesOf(0))).toBe(0)
    expect(soundLevel(new Float32Array())).toBe(0)
    expect(soundLevel(samplesOf(1))).toBe(1)
    fc.assert(
      fc.property(fc.float32Array({ min: -1, max: 1, noNaN: true }), (samples) => {
        expect(soundLevel(samples)).toBeGreaterThanOrEqual(0)
        expect(soundLevel(samples)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('is higher when it is louder', () => {
    const levels = [0.001, 0.01, 0.1, 0.5].map((value) => soundLevel(samplesOf(value)))
    expect(levels).toEqual([...levels].sort((a, b) => a - b))
    expect(new Set(levels).size).toBe(4)
  })
})

describe('C1 a microphone that gives nothing', () => {
  const seconds = (watch: (samples: Float32Array) => boolean, value: number, count: number) =>
    Array.from({ length: count }, () => watch(samplesOf(value)))

  test('is noticed after ten seconds, and forgotten with the first sound', () => {
    const watch = createSilenceWatch()
    expect(seconds(watch, 0, 9)).not.toContain(true)
    expect(seconds(watch, 0, 2)).toEqual([true, true])
    expect(seconds(watch, 0.02, 1)).toEqual([false])
    expect(seconds(watch, 0, 9)).not.toContain(true)
  })

  test('is not taken for a quiet room', () => {
    expect(seconds(createSilenceWatch(), 0.0005, 30)).not.toContain(true)
  })
})

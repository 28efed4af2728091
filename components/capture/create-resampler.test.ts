import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SAMPLE_RATE } from '#lib/ambient/pcm.ts'
import { createResampler, createResamplerOfTwo } from './create-resampler.ts'

const tone = (rate: number, hertz: number, seconds = 0.5): Float32Array =>
  Float32Array.from({ length: rate * seconds }, (_, at) =>
    Math.sin((2 * Math.PI * hertz * at) / rate),
  )

/** Root mean square, without the edges, at which the sound begins and ends. */
function loudness(samples: Float32Array): number {
  const middle = samples.slice(500, -500)
  return Math.sqrt(middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length)
}

describe.each([48_000, 44_100, 16_000, 8_000])('the sound of a device at %i Hz', (rate) => {
  it('is as long as it was', () => {
    const seconds = createResampler(rate)(tone(rate, 440, 1)).length / SAMPLE_RATE
    expect(seconds).toBeGreaterThan(0.99)
    expect(seconds).toBeLessThanOrEqual(1)
  })

  it('has the voice as it was', () => {
    const out = createResampler(rate)(tone(rate, 1_000))
    // The first output stands for the first sample.
    const wanted = tone(SAMPLE_RATE, 1_000)
    const difference = out.map((sample, at) => sample - (wanted[at] ?? 0))
    expect(loudness(difference)).toBeLessThan(0.01)
  })

  it('is the same in whatever pieces it comes', () => {
    const sound = tone(rate, 700, 0.1)
    const whole = [...createResampler(rate)(sound)]
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: sound.length }), { maxLength: 6 }), (cuts) => {
        const resample = createResampler(rate)
        const ends = [...cuts, sound.length].sort((a, b) => a - b)
        const pieces = ends.map((end, index) => sound.subarray(ends[index - 1] ?? 0, end))
        expect(pieces.flatMap((piece) => [...resample(piece)])).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })
})

it('what is too high for the recording does not come back as another tone', () => {
  for (const hertz of [8_500, 12_000, 15_000]) {
    expect(loudness(createResampler(48_000)(tone(48_000, hertz))), `${hertz}`).toBeLessThan(0.02)
  }
})

it('two channels stay apart, each as it would be alone', () => {
  const [low, high] = [tone(48_000, 300), tone(48_000, 900)]
  const both = Float32Array.from(
    { length: 2 * low.length },
    (_, at) => (at % 2 === 0 ? low : high)[at >> 1] ?? 0,
  )
  const out = createResamplerOfTwo(48_000)(both)
  for (const [channel, alone] of [low, high].entries()) {
    const own = Float32Array.from({ length: out.length / 2 }, (_, at) => out[2 * at + channel] ?? 0)
    expect(own).toEqual(createResampler(48_000)(alone))
  }
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { interleaved } from '../testing/asr/spoken.ts'
import { bytesOf, channelOf, joinBytes, millisecondsOf, piecesOf } from './pcm.ts'
import { readWav, writeWav } from './wav.ts'

const samples = (least = 0, most = 400) =>
  fc
    .array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: least, maxLength: most })
    .map((values) => new Uint8Array(Int16Array.from(values).buffer))

describe('PCM', () => {
  test('parted into channels is what was put together', () => {
    fc.assert(
      fc.property(samples(10, 10), samples(10, 10), (left, right) => {
        const both = interleaved(left, right)
        expect(channelOf(both, 0, 2)).toEqual(left)
        expect(channelOf(both, 1, 2)).toEqual(right)
      }),
    )
  })

  test('sounds as long as it has bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (ms) => {
        expect(millisecondsOf(bytesOf(ms))).toBeCloseTo(ms)
      }),
    )
  })

  test('in pieces is whole, no piece is too long and none parts a sample', () => {
    fc.assert(
      fc.property(samples(0, 4000), fc.integer({ min: 2, max: 100 }), (pcm, mostMs) => {
        const pieces = piecesOf(pcm, mostMs)
        expect(joinBytes(pieces)).toEqual(pcm)
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(bytesOf(mostMs))
          expect(piece.length % 2).toBe(0)
        }
      }),
    )
  })

  test('is cut where it is quiet', () => {
    const loud = (ms: number) => new Uint8Array(bytesOf(ms)).fill(64)
    const pcm = joinBytes([loud(1000), new Uint8Array(bytesOf(400)), loud(1000)])
    const [first] = piecesOf(pcm, 2000)
    expect(millisecondsOf(first?.length ?? 0)).toBeGreaterThanOrEqual(1000)
    expect(millisecondsOf(first?.length ?? 0)).toBeLessThanOrEqual(1400)
  })
})

describe('a WAV file', () => {
  test('read again holds what was written', () => {
    fc.assert(
      fc.property(samples(), fc.integer({ min: 1, max: 2 }), (pcm, channels) => {
        const whole = pcm.subarray(0, pcm.length - (pcm.length % (2 * channels)))
        expect(readWav(writeWav(whole, channels))).toEqual({ pcm: whole, channels })
      }),
    )
  })

  test('with other chunks before its sound is read, one of another rate is not', () => {
    const wav = writeWav(new Uint8Array([1, 2, 3, 4]))
    const extra = new Uint8Array([76, 73, 83, 84, 3, 0, 0, 0, 9, 9, 9, 0]) // LIST, padded
    const withList = joinBytes([wav.subarray(0, 36), extra, wav.subarray(36)])
    expect(readWav(withList)?.pcm).toEqual(new Uint8Array([1, 2, 3, 4]))
    const faster = wav.slice()
    new DataView(faster.buffer).setUint32(24, 48_000, true)
    expect(readWav(faster)).toBeUndefined()
  })

  test('of any bytes is read or is none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(() => readWav(joinBytes([writeWav(bytes).subarray(0, 20), bytes]))).not.toThrow()
        expect(() => readWav(bytes)).not.toThrow()
      }),
    )
  })
})

import { describe, expect, test } from 'vitest'
import { channelsApart, isOneTwice } from './channels-apart.ts'

const SECOND = 16_000

/** So many seconds of a tone; its loudness from 0 to 1. */
const spoken = (seconds: number, loudness: number): Float32Array =>
  Float32Array.from({ length: seconds * SECOND }, (_, at) => loudness * Math.sin(at / 7))

/** Stretches one after the other: how loud each is on a channel. */
const channel = (...loudness: readonly number[]): Float32Array => {
  const stretches = loudness.map((one) => spoken(2, one))
  const all = new Float32Array(stretches.length * 2 * SECOND)
  for (const [index, stretch] of stretches.entries()) all.set(stretch, index * 2 * SECOND)
  return all
}

describe('two channels', () => {
  test('with a person each are apart, whoever speaks more, and through pauses', () => {
    expect(channelsApart(channel(0.5, 0.05, 0, 0.4), channel(0.05, 0.5, 0, 0.04))).toBe(true)
    const most = channel(0.5, 0.5, 0.5, 0.5, 0.05)
    expect(channelsApart(most, channel(0.02, 0.02, 0.02, 0.02, 0.5))).toBe(true)
  })

  test('that hear the same room are one, also when it is louder on one side', () => {
    const room = channel(0.5, 0.3, 0.1)
    expect(channelsApart(room, room)).toBe(false)
    expect(channelsApart(room, channel(0.3, 0.4, 0.08))).toBe(false)
    expect(channelsApart(room, channel(0.05, 0.03, 0.01))).toBe(false)
  })

  test('are one where nobody speaks on the other, or anywhere', () => {
    expect(channelsApart(channel(0.5, 0.3), channel(0, 0))).toBe(false)
    expect(channelsApart(channel(0, 0), channel(0, 0))).toBe(false)
    expect(channelsApart(new Float32Array(), new Float32Array())).toBe(false)
  })
})

test('one microphone that is given twice is told from two by any difference', () => {
  expect(isOneTwice(Float32Array.of(0.1, 0.1, -0.2, -0.2))).toBe(true)
  expect(isOneTwice(Float32Array.of(0.1, 0.1, -0.2, -0.21))).toBe(false)
  expect(isOneTwice(new Float32Array(10))).toBe(false)
})

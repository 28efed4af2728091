import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createVoiceActivity, type VoiceActivity } from './voice-activity.ts'

const MOMENT = 1_600

/** A tenth of a second of noise, so many decibels below full scale. */
function noise(db: number, seed: number): Float32Array {
  const peak = Math.sqrt(3) * 10 ** (db / 20)
  let state = seed + 1
  return Float32Array.from({ length: MOMENT }, () => {
    state = (state * 48_271) % 2_147_483_647
    return peak * ((2 * state) / 2_147_483_647 - 1)
  })
}

/** What is told at the end of each second; the loudness of its ten moments is given. */
function heard(seconds: readonly (readonly number[])[]): readonly VoiceActivity[] {
  const listen = createVoiceActivity()
  let seed = 0
  return seconds.map((moments) => {
    let told: VoiceActivity = { isVoice: false, isQuiet: false }
    for (const db of moments) {
      seed += 1
      told = listen(noise(db, seed))
    }
    return told
  })
}

const room = (db: number): readonly number[] => Array.from({ length: 10 }, () => db)
/** Syllables and the breaks between them. */
const speech = (db: number, roomDb: number): readonly number[] =>
  Array.from({ length: 10 }, (_, at) => (at % 3 === 2 ? roomDb : db))
const repeated = <T>(one: T, times: number): readonly T[] =>
  Array.from({ length: times }, () => one)

describe('whether anybody speaks', () => {
  test('is told by loudness against the room, quiet or loud', () => {
    for (const roomDb of [-90, -70, -55, -40]) {
      const voiceDb = Math.max(-50, roomDb + 15)
      const told = heard([...repeated(room(roomDb), 3), speech(voiceDb, roomDb)])
      expect(
        told.map(({ isVoice }) => isVoice),
        `${roomDb}`,
      ).toEqual([false, false, false, true])
    }
  })

  test('is not told of steady noise, however loud', () => {
    const anyRoom = fc.integer({ min: -90, max: -10 })
    fc.assert(
      fc.property(anyRoom, (db) => {
        expect(heard(repeated(room(db), 6)).some(({ isVoice }) => isVoice)).toBe(false)
      }),
      { numRuns: 8 },
    )
  })

  test('is not told of a bang', () => {
    const bang = room(-70).with(4, -10)
    expect(heard([room(-70), bang, room(-70)]).some(({ isVoice }) => isVoice)).toBe(false)
  })

  test('a noise that begins is the room before long', () => {
    const told = heard([...repeated(room(-80), 20), ...repeated(room(-50), 20)])
    expect(told.at(-1)?.isVoice).toBe(false)
  })

  test('after a minute without a voice it is quiet, until somebody speaks', () => {
    const told = heard([speech(-30, -70), ...repeated(room(-70), 62), speech(-30, -70)])
    expect(told[0]?.isQuiet).toBe(false)
    expect(told[58]?.isQuiet).toBe(false)
    expect(told[62]?.isQuiet).toBe(true)
    expect(told[63]).toEqual({ isVoice: true, isQuiet: false })
  })
})

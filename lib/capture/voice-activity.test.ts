import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createVoiceActivity, VOICE_FRAME, type VoiceActivity } from './voice-activity.ts'

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
  const { hear } = createVoiceActivity(() => undefined)
  let seed = 0
  return seconds.map((moments) => {
    let told: VoiceActivity = { isVoice: false, isQuiet: false }
    for (const db of moments) {
      seed += 1
      told = hear(noise(db, seed), 1)
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

describe('the model', () => {
  const silent = new Float32Array(MOMENT)
  const loud = (seed: number) => noise(seed % 3 === 0 ? -70 : -20, seed)
  const speech = [0.9, 0.9, 0.9]
  const none = [0.01, 0.01, 0.01]

  /** Twenty moments in which the room and the model say different things. */
  function heardBoth(sound: (seed: number) => Float32Array, likeness: readonly number[]) {
    const asked: Float32Array[] = []
    const listener = createVoiceActivity((samples) => asked.push(samples))
    listener.judged([])
    const told = Array.from({ length: 20 }, (_, seed) => {
      listener.judged(likeness)
      return listener.hear(sound(seed), 1)
    })
    return { last: told.at(-1), asked, listener }
  }

  test('decides against loudness, either way', () => {
    expect(heardBoth(() => silent, speech).last?.isVoice).toBe(true)
    expect(heardBoth(loud, none).last?.isVoice).toBe(false)
  })

  test('is given nothing before it is ready, and then all of the sound as one channel', () => {
    const asked: Float32Array[] = []
    const { hear, judged } = createVoiceActivity((samples) => asked.push(samples))
    hear(silent, 1)
    expect(asked).toEqual([])
    judged([])
    const given = Float32Array.of(0.5, 0.25)
    hear(given, 1)
    hear(Float32Array.of(0.5, 0, -1, 1), 2)
    expect(asked).toEqual([given, Float32Array.of(0.25, 0)])
    expect(asked[0]).not.toBe(given)
  })

  test('that falls silent is not given more than two seconds, and loudness decides', () => {
    const { listener, asked } = heardBoth(() => silent, speech)
    const before = asked.length
    const told = Array.from({ length: 60 }, () => listener.hear(silent, 1))
    expect(told.at(0)?.isVoice).toBe(true)
    expect(told.at(-1)?.isVoice).toBe(false)
    expect(asked.length - before).toBeLessThanOrEqual(22)
  })

  test('that has caught up decides again', () => {
    const { listener, asked } = heardBoth(() => silent, speech)
    const before = asked.length
    for (let moment = 0; moment < 60; moment += 1) listener.hear(silent, 1)
    const frames = Math.floor(((asked.length - before) * MOMENT) / VOICE_FRAME)
    listener.judged(Array.from({ length: frames }, () => 0.9))
    expect(listener.hear(silent, 1).isVoice).toBe(true)
    expect(asked.length - before).toBeGreaterThan(20)
  })
})

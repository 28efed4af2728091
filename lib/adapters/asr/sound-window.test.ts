import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { soundWindow } from './sound-window.ts'

const chunk = new Uint8Array(2)

describe('sound on its way', () => {
  test('is held until it has arrived, in order and without gaps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (put, got) => {
        const sound = soundWindow(100)
        for (let at = 0; at < put; at += 1) sound.put(chunk)
        expect(sound.release(got)).toBe(got <= put)
        const left = Array.from({ length: Math.max(0, put - got) }, (_, at) => got + at)
        expect(sound.held().map(({ number }) => number)).toEqual(left)
      }),
    )
  })

  test('that the other side has lost cannot be sent again', () => {
    const sound = soundWindow(100)
    for (let at = 0; at < 5; at += 1) sound.put(chunk)
    expect(sound.release(3)).toBe(true)
    expect(sound.release(2)).toBe(false)
  })

  test('is never more than fits', async () => {
    const sound = soundWindow(2)
    let isWaiting = true
    sound.put(chunk)
    await sound.room()
    sound.put(chunk)
    const waited = sound.room().then(() => {
      isWaiting = false
    })
    await Promise.resolve()
    expect(isWaiting).toBe(true)
    sound.release(1)
    await waited
    expect(isWaiting).toBe(false)
  })
})

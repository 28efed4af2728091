import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFramer } from './create-framer.ts'

test('frames are the sound itself, however it is handed over, and what is not full waits', () => {
  const parts = fc.array(fc.array(fc.nat({ max: 1_000 }), { maxLength: 20 }))
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 9 }), (handed, length) => {
      const framesOf = createFramer(length)
      const frames = handed.flatMap((part) => framesOf(Float32Array.from(part)))
      const all = handed.flat()
      const full = all.length - (all.length % length)
      expect(frames.every((frame) => frame.length === length)).toBe(true)
      expect(frames.flatMap((frame) => [...frame])).toEqual(all.slice(0, full))
    }),
  )
})

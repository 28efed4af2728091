import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockTime, secondsOfClock } from './labelled-line.ts'

test('a time is read as it was written', () => {
  fc.assert(
    fc.property(fc.nat(359_999), (seconds) => {
      expect(secondsOfClock(clockTime(seconds))).toBe(seconds)
    }),
  )
  for (const other of ['', '12', '1:2', 'a:00', '00:00:00:00']) {
    expect(secondsOfClock(other)).toBeUndefined()
  }
})

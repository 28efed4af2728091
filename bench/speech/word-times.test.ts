import { expect, test } from 'vitest'
import { wordTimes } from './word-times.ts'

const word = (text: string, startMs: number, endMs: number) => ({ text, startMs, endMs })

test('a word is seen when one stands in its place, when it is right, and when its stretch is final', () => {
  const stretches = [
    [word('the', 1_000, 1_200), word('cough', 1_200, 1_600)],
    [word('a', 3_000, 3_100)],
  ]
  const shown = (at: number, guess: string, final = '') => ({ at, guess, final })
  const times = wordTimes(stretches, 1_000, {
    // The page's clock is 5 s ahead of its sound, one message came late, and 100 ms at the beginning are missing.
    sound: [
      [100, 5_100],
      [200, 5_400],
      [300, 5_300],
    ],
    loudMs: 900,
    shown: [
      shown(5_800, 'the cough'), // before it was said: another one
      shown(6_400, 'the'),
      shown(6_700, 'the calf…'),
      shown(6_900, 'the cough…'),
      shown(7_950, 'the cough…'), // not yet the next one
      shown(8_200, '', 'the cough'),
      shown(8_300, 'a', 'the cough'),
      shown(8_400, '', 'cough a'),
    ],
    stopPressedAt: undefined,
    transcribedAt: undefined,
  })
  expect(times).toEqual({
    placed: [300, 200, 300],
    right: [300, 400, 300],
    ended: [1_700, 400],
    unseen: 0,
  })
})

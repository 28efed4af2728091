import { expect, test } from 'vitest'
import { wordTimes } from './word-times.ts'

const word = (text: string, startMs: number, endMs: number) => ({ text, startMs, endMs })

test('a word is seen when it stands after the one before it, a stretch when that is final', () => {
  const stretches = [
    [word('the', 1_000, 1_200), word('cough', 1_200, 1_600)],
    [word('the', 3_000, 3_100)],
  ]
  const shown = (at: number, all: string, final = '') => ({ at, all, final })
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
      shown(6_500, 'a cough'),
      shown(6_900, 'the cough…'),
      shown(8_200, 'the cough', 'the cough'),
    ],
    stopPressedAt: undefined,
    transcribedAt: undefined,
  })
  expect(times).toEqual({ words: [300, 400, 200], stretches: [1_700, 200], unseen: 0 })
})

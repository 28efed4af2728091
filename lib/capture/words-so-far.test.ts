import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Segment } from '../ambient/transcriber.ts'
import { MOST_STRETCHES, withSegment, wordsOf } from './words-so-far.ts'

const segment = (id: string, text: string, isFinal = false): Segment => ({
  ...{ id, text, isFinal, label: '', words: [] },
  ...({ speaker: 'unknown', speakerSource: 'none' } as const),
})

const after = (...segments: readonly Segment[]) =>
  wordsOf(segments.reduce(withSegment, new Map<string, Segment>()))

test('a guess is replaced by the next one, and by what was said, at its place', () => {
  const words = after(
    segment('a', 'I'),
    segment('b', 'And'),
    segment('a', 'I cough.', true),
    segment('c', ' '),
  )
  expect(words).toEqual([
    { speaker: 'unknown', text: 'I cough.', isFinal: true },
    { speaker: 'unknown', text: 'And', isFinal: false },
  ])
})

test('however long one speaks, a few stretches are held, the newest among them', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 1 }), (ids) => {
      const words = after(...ids.map((id) => segment(`${id}`, `said ${id}`)))
      expect(words.length).toBeLessThanOrEqual(MOST_STRETCHES)
      expect(words.map(({ text }) => text)).toContain(`said ${ids.at(-1)}`)
    }),
  )
})

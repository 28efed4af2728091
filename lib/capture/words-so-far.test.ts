import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Segment } from '../ambient/transcriber.ts'
import { endOfWords, MOST_STRETCHES, withSegment, wordsOf } from './words-so-far.ts'

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

const stretch = (text: string) => ({ speaker: 'unknown', text, isFinal: true }) as const

test('of many words the end is shown, whole words of it', () => {
  const words = [stretch('Good morning.'), stretch('I have had a dry cough for three weeks.')]
  expect(endOfWords(words, 100)).toEqual(words)
  expect(endOfWords(words, 40)).toEqual(words.slice(1))
  expect(endOfWords(words, 20)).toEqual([stretch('…for three weeks.')])
  expect(endOfWords([], 20)).toEqual([])
})

test('the end of words is never longer than it may be', () => {
  const anyWords = fc.array(fc.string({ maxLength: 60 }).map(stretch), { maxLength: 8 })
  fc.assert(
    fc.property(anyWords, fc.integer({ min: 0, max: 200 }), (words, most) => {
      const shown = endOfWords(words, most).map(({ text }) => text)
      expect(shown.join('').length).toBeLessThanOrEqual(most + 1)
    }),
  )
})

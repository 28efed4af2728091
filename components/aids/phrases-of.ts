import type { WritingAid } from '#lib/note/aids/writing-aid.ts'
import type { ChartFact } from '#lib/note/chart-fact.ts'
import { builtInPhrases } from '#lib/note/phrases/built-in-phrases.ts'
import { expandPhrase } from '#lib/note/phrases/expand-phrase.ts'
import { matchingPhrases } from '#lib/note/phrases/typed-phrase.ts'
import type { Phrases } from '../note/editor/phrase-menu.ts'

/**
 * The phrases that can be typed: the clinician's own and ours.
 *
 * @param now what they are made of at the moment when somebody types a dot
 */
export const phrasesOf = (
  now: {
    readonly aids: () => readonly WritingAid[]
    readonly facts: () => readonly ChartFact[]
    readonly newId: () => string
  },
  label: string,
): Phrases => ({
  label,
  matching: (typed) =>
    matchingPhrases(
      typed,
      now.aids().flatMap((aid) => (aid.kind === 'phrase' ? [aid] : [])),
      builtInPhrases,
    ),
  expand: ({ text }) => expandPhrase(text, now.facts(), now.newId).statements,
})

import { wordsOf } from '../../note/words.ts'

/** One spoken sentence between its neighbours; a neighbour is empty at the ends of a transcript. */
export type SentenceInPlace = {
  readonly before: string
  readonly text: string
  readonly after: string
}

/**
 * What a sentence is judged by: its words and pairs of words, whether it asks, how long it is, and
 * the words of its neighbours (`<` before, `>` after).
 */
export function roleFeatures({ before, text, after }: SentenceInPlace): ReadonlySet<string> {
  const words = wordsIn(text)
  return new Set([
    ...words,
    ...words.slice(1).map((word, index) => `${words[index]} ${word}`),
    ...(words[0] === undefined ? [] : [`^${words[0]}`]),
    ...(text.includes('?') ? ['?'] : []),
    `#${Math.min(Math.ceil(words.length / 4), 6)}`,
    ...wordsIn(before).map((word) => `<${word}`),
    ...(before.includes('?') ? ['<?'] : []),
    ...wordsIn(after).map((word) => `>${word}`),
  ])
}

/** Every number is alike here: who says it matters, not what it is. */
const wordsIn = (text: string): string[] =>
  wordsOf(text).map(({ text: word }) => (/\d/.test(word) ? '0' : word))

import type { Segment } from '../ambient/transcriber.ts'
import type { Speaker } from '../note/sources.ts'

/** What was heard so far, for whoever speaks to see that it is: the transcript is made at the end. */
export type WordsSoFar = readonly {
  readonly speaker: Speaker
  readonly text: string
  /** Otherwise a guess, which the next words may replace. */
  readonly isFinal: boolean
}[]

/** The words with a number that another one follows when they change. */
export type WordsNow = { readonly version: number; readonly words: WordsSoFar }

export const NO_WORDS: WordsNow = { version: 0, words: [] }

/** Stretches that are shown; what was said before is in the transcript. */
export const MOST_STRETCHES = 12

/**
 * The words with another segment: a guess takes the place of the one before it, in the order in which
 * the stretches began.
 *
 * @param segments by their ids
 */
export function withSegment(
  segments: ReadonlyMap<string, Segment>,
  segment: Segment,
): ReadonlyMap<string, Segment> {
  const next = new Map(segments).set(segment.id, segment)
  const [oldest] = next.keys()
  if (next.size > MOST_STRETCHES && oldest !== undefined) next.delete(oldest)
  return next
}

export const wordsOf = (segments: ReadonlyMap<string, Segment>): WordsSoFar =>
  [...segments.values()]
    .filter(({ text }) => text.trim() !== '')
    .map(({ speaker, text, isFinal }) => ({ speaker, text: text.trim(), isFinal }))

/** What is shorter is not worth showing the end of. */
const LEAST_CHARACTERS = 10

/** The last of the words, so many characters at most; where a stretch is cut, it begins with `…`. */
export function endOfWords(words: WordsSoFar, most: number): WordsSoFar {
  const [last] = words.slice(-1)
  if (!last || most < LEAST_CHARACTERS) return []
  const { text } = last
  if (text.length > most) {
    const end = text.slice(-most)
    return [{ ...last, text: `…${end.slice(end.indexOf(' ') + 1)}` }]
  }
  return [...endOfWords(words.slice(0, -1), most - text.length), last]
}

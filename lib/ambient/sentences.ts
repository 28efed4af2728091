import { wordsOf } from '../note/words.ts'
import { mayEndBefore, NUMBER_BEFORE } from './boundaries/may-end.ts'
import { startHint } from './boundaries/start-hint.ts'
import { thoughtBoundaries } from './boundaries/thought-boundaries.ts'

/** A stretch of a text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number }

const END = /[.?!]+(?=\s|$)/g
const NOT_AN_END = /(?:\b(?:dr|mr|mrs|ms|st|vs|approx)|\b[a-z]|\.\.)\s*$/i
// "No. 5" is a number; "No. I have a cough." is an answer and a sentence.
const NUMBER_SIGN = /\bno\s*$/i
// A decimal that the recogniser wrote as two: "98 . two".
const BROKEN_DECIMAL = /^\.\s*(?:\d|zero|one|two|three|four|five|six|seven|eight|nine)\b/i

/** A written sentence is parted when it is long, and at its commas only. */
const LONG_WORDS = 18
/** Natural log odds: a comma that people wrote is half a boundary already. */
const AT_COMMA = 1
/** A thought of two words is one seldom: "I mean". */
const TOO_SHORT = -1
/** "No I do not" is one answer. */
const LEAST_SPOKEN_WORDS = 8
/** Speech that somebody punctuated ends in a mark before it gets so long. */
const MOST_WRITTEN_WORDS = 40

/** The sentences of one turn, trimmed. Speech without punctuation is split where thoughts start. */
export function sentencesOf(text: string): readonly Span[] {
  const spans = punctuated(text)
  return spans
    .flatMap((span) => splitThoughts(text, span))
    .map((span) => trimmed(text, span))
    .filter(({ start, end }) => end > start)
}

function punctuated(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const match of text.matchAll(END)) {
    const before = text.slice(start, match.index)
    if (!endsSentence(match[0], before, text.slice(match.index))) continue
    const end = match.index + match[0].length
    spans.push({ start, end })
    start = end
  }
  return [...spans, { start, end: text.length }]
}

function endsSentence(sign: string, before: string, rest: string): boolean {
  if (sign.startsWith('..')) return false
  if (sign === '.' && NOT_AN_END.test(before)) return false
  if (NUMBER_SIGN.test(before) && /^\.\s*\d/.test(rest)) return false
  return !(NUMBER_BEFORE.test(before) && BROKEN_DECIMAL.test(rest))
}

/** Speech without punctuation is parted where thoughts end; a written sentence at its commas only. */
function splitThoughts(text: string, span: Span): Span[] {
  const slice = text.slice(span.start, span.end)
  const words = wordsOf(slice)
  const isWritten =
    slice.includes(',') || (/[.?!]\s*$/.test(slice) && words.length < MOST_WRITTEN_WORDS)
  if (words.length < (isWritten ? LONG_WORDS : LEAST_SPOKEN_WORDS)) return [span]
  const startAfter = (last: number): number => words[last + 1]?.start ?? slice.length
  const hint = (last: number, first: number): number | undefined => {
    const thought = slice.slice(words[first]?.start, words[last]?.end)
    const between = slice.slice(words[last]?.end, startAfter(last))
    const rest = slice.slice(startAfter(last))
    if (!mayEndBefore(thought, rest)) return undefined
    const hinted = startHint(thought, rest)
    if (!isWritten) return last - first < 2 ? hinted + TOO_SHORT : hinted
    return between.includes(',') && hinted > 0 ? hinted + AT_COMMA : undefined
  }
  const said = words.map((word) => word.text)
  const starts = [0]
  for (const last of thoughtBoundaries(said, hint)) {
    starts.push(withItsTime(slice, starts.at(-1) ?? 0, startAfter(last)))
  }
  return starts.map((from, at) => ({
    start: span.start + from,
    end: span.start + (starts[at + 1] ?? slice.length),
  }))
}

// "… and very dizzy | and then, Sunday, I felt fine": the day is told of what follows it.
const TIME_AHEAD =
  /,? (?:and|but)(?: then)? ?,? (?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|now|this (?:morning|afternoon|evening|week)|last (?:night|week|month|year)|the (?:next|other|following) (?:day|morning|night)) ?,?\s*$/i

function withItsTime(slice: string, from: number, index: number): number {
  const ahead = TIME_AHEAD.exec(slice.slice(from, index))
  return ahead && ahead.index > 0 ? from + ahead.index : index
}

function trimmed(text: string, { start, end }: Span): Span {
  const slice = text.slice(start, end)
  return {
    start: start + slice.length - slice.trimStart().length,
    end: end - (slice.length - slice.trimEnd().length),
  }
}

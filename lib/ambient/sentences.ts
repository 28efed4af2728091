/** A stretch of a text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number }

const END = /[.?!]+(?=\s|$)/g
const NUMBER_BEFORE =
  /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred))\s*$/i
const NOT_AN_END = /(?:\b(?:dr|mr|mrs|ms|st|vs|no|approx)|\b[a-z]|\.\.)\s*$/i
const WORD = /[\p{L}\p{N}]\S*/gu
// "On your heart exam, I hear …": what opens a sentence stays with it.
const OPENING =
  /^(?:(?:so|okay|and|alright|now|then|lastly) ?,? )*(?:on|for|in|with|at|after|when|if|as|looking|because) /i
const OPENING_WORDS = 9
// A decimal that the recogniser wrote as two: "98 . two".
const BROKEN_DECIMAL = /^\.\s*(?:\d|zero|one|two|three|four|five|six|seven|eight|nine)\b/i

// Where speech without punctuation starts a new thought. A boundary needs some words before it.
const STARTS = [
  /^(?:okay|alright|so|now|anyway|anyways|lastly|next) /i,
  /^all right /i,
  /^(?:and|but|because|or|then) (?:i|i'm|i'll|i've|i'd|we|we'll|we're|you|your|you're|it|it's|the|he|she|they|let's|then|that|that's|on|for|no|any|do|are|have|how|what)\b/i,
  /^(?:i'm (?:gonna|gon|going)|i want|i'd like|i'll|we'll|we're (?:gonna|gon|going)|let's|let me|lem me|for your|on your|do you|are you|have you|how about|what about) /i,
  /^(?:your (?:\w+ ){1,2}(?:is|are|was|were|looks?)|there's|there is|there are|i hear|i see|i do|i also|listen to|you have|you do|you can) /i,
]
const MIN_WORDS = 5
const LONG_WORDS = 18

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
  return !(NUMBER_BEFORE.test(before) && BROKEN_DECIMAL.test(rest))
}

/** Long spans only; in punctuated speech a thought starts after a comma, never within a phrase. */
function splitThoughts(text: string, span: Span): Span[] {
  const slice = text.slice(span.start, span.end)
  const words = [...slice.matchAll(WORD)].map(({ index }) => index)
  if (words.length < LONG_WORDS) return [span]
  const starts = [0]
  words.forEach((index, at) => {
    const from = starts.at(-1) ?? 0
    const since = at - words.findIndex((word) => word >= from)
    const enough = OPENING.test(slice.slice(from)) ? OPENING_WORDS : MIN_WORDS
    if (since >= enough && mayStartAt(slice, index)) starts.push(index)
  })
  return starts.map((from, at) => ({
    start: span.start + from,
    end: span.start + (starts[at + 1] ?? slice.length),
  }))
}

const mayStartAt = (slice: string, index: number): boolean =>
  (!slice.includes(',') || /,\s*$/.test(slice.slice(0, index))) && startsThought(slice.slice(index))

const startsThought = (rest: string): boolean => STARTS.some((pattern) => pattern.test(rest))

function trimmed(text: string, { start, end }: Span): Span {
  const slice = text.slice(start, end)
  return {
    start: start + slice.length - slice.trimStart().length,
    end: end - (slice.length - slice.trimEnd().length),
  }
}

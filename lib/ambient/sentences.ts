/** A stretch of a text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number }

const END = /[.?!]+(?=\s|$)/g
const NUMBER_BEFORE =
  /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred))\s*$/i
const NOT_AN_END = /(?:\b(?:dr|mr|mrs|ms|st|vs|approx)|\b[a-z]|\.\.)\s*$/i
// "No. 5" is a number; "No. I have a cough." is an answer and a sentence.
const NUMBER_SIGN = /\bno\s*$/i
const WORD = /[\p{L}\p{N}]\S*/gu
// "On your heart exam, I hear …": what opens a sentence stays with it.
const OPENING =
  /^(?:(?:so|okay|and|alright|now|then|lastly) ?,? )*(?:on|for|in|with|at|after|when|if|as|looking|because) /i
const OPENING_WORDS = 12
// A decimal that the recogniser wrote as two: "98 . two".
const BROKEN_DECIMAL = /^\.\s*(?:\d|zero|one|two|three|four|five|six|seven|eight|nine)\b/i

// Where speech without punctuation starts a new thought. A boundary needs some words before it.
const STARTS = [
  /^(?:okay|alright|so(?! (?:I|that|they|you) (?:can|could|would)\b| that\b| far\b)|now|anyway|anyways|lastly|next) /i,
  /^all right /i,
  /^(?:and|but|because|or|then) (?:if|unless|once|i|i'm|i'll|i've|i'd|we|we'll|we're|you|your|you're|it|it's|the|he|she|they|let's|then|that|that's|on|for|no|any|do|are|have|how|what)\b/i,
  /^(?:i'm (?:gonna|gon|going)|i want|i'd like|i'll|we'll|we're (?:gonna|gon|going)|let's|let me|lem me|for your|on your|do you|are you|have you|how about|what about) /i,
  /^(?:it )?looks like (?:your|the|you|there) /i,
  /^(?:now )?the good news is |^on (?:an?|the|your) (?:\w+ ){1,3}exam/i,
  /^(?:your (?:\w+ ){1,2}(?:is|are|was|were|looks?)|there's|there is|there are|i hear|i see|i do|i also|listen to|you have|you do|you can) /i,
]
// A subject starts a thought too, unless the word before it holds it: "the pain when I walk".
const SUBJECT =
  /^(?:i|i'm|i've|i'd|i'll|it|it's|they|they're|they've|there's|that's|we|we're|we've|we'll|he's|she's|let's|is (?:that|it|there|this)|does (?:that|it|this|the)|did you|are you|have you|what (?:do|does|did|kind|is|are)|how (?:is|are|does|do|long|often|much|many)|any (?:other )?questions|my (?:\w+ ){1,2}(?:is|are|was|has|have|hurts?|feels?))\b/i
// One action, one sentence: "order another A1c | continue the metformin".
const ACTION =
  /^(?:continue|increase|decrease|order|stop|start) (?:the|your|on|with|another|a|an|some|you) /i
const HOLDS_SUBJECT =
  /\b(?:if|when|whenever|that|because|'cause|since|while|as|than|which|what|how|where|who|why|whether|until|till|before|after|unless|though|although|think|thought|know|knew|mean|say|said|says|tell|told|feel|felt|hope|guess|believe|see|wish|suppose|sure|glad|like|imagine|remember|make|makes|let|hear|and|but|or|so|do|does|did|have|has|had|am|is|are|was|were|can|could|would|should|will|to|of|for|with|at|by|about|from|into|over|every|each|everything|anything|something|nothing|all|way|time|times|thing|things|much|many|more|maybe|just|actually|now|then|sometimes|again|not|the|a|an|any|some|ahead|also|please|let's|us|them|her|him|should|may|i'll|we'll|this|these|those|i|i'm|it|it's|you|we|they|he|she)$/i
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
  if (NUMBER_SIGN.test(before) && /^\.\s*\d/.test(rest)) return false
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
    if (since >= enough && mayStartAt(slice, index)) starts.push(withItsTime(slice, from, index))
  })
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

const mayStartAt = (slice: string, index: number): boolean =>
  (!slice.includes(',') || /,\s*$/.test(slice.slice(0, index))) &&
  startsThought(slice.slice(0, index), slice.slice(index))

// What follows is said under a condition, or with a doubt: it says something else without.
const UNDER_CONDITION = /\b(?:if|unless|once|when)\b(?:(?!\bthen\b)[^.?!])*$/i
// "… if I take it in the morning | it'll be like 80": what a condition in speech leads to.
const CONDITION_BEFORE =
  /\b(?:if|unless|whenever)(?: (?!(?:and|but|so|or|then|because)\b)[\w'’-]+){1,8} ?,?\s*$/i
// "It" and "you" may be what something is done to.
const SUBJECTS_OF_CONDITION =
  /\b(?:(?<=(?:if|unless|whenever) )(?:you|it|that)|i|they|we|he|she|there)(?:'\w+)?\b/gi
const DOUBT = /\b(?:generally|usually|typically|normally|probably|possibly|perhaps|often)\s*,?\s*$/i

const startsThought = (before: string, rest: string): boolean =>
  !(/^then\b/i.test(rest) && UNDER_CONDITION.test(before)) &&
  !DOUBT.test(before) &&
  !isLedTo(before) &&
  !/\b(?:if|whether|unless)\s*$/i.test(before) &&
  // A self-correction belongs to what it corrects: "any back pain, I mean abdominal pain".
  !/^i mean\b/i.test(rest) &&
  (STARTS.some((pattern) => pattern.test(rest)) ||
    ((SUBJECT.test(rest) || ACTION.test(rest)) && !HOLDS_SUBJECT.test(before.trimEnd())))

/** Whether a condition stands open: its own subject was named, and what comes of it was not. */
function isLedTo(before: string): boolean {
  const condition = CONDITION_BEFORE.exec(before)?.[0]
  return condition !== undefined && (condition.match(SUBJECTS_OF_CONDITION)?.length ?? 0) <= 1
}

function trimmed(text: string, { start, end }: Span): Span {
  const slice = text.slice(start, end)
  return {
    start: start + slice.length - slice.trimStart().length,
    end: end - (slice.length - slice.trimEnd().length),
  }
}

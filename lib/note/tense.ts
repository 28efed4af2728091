import { wordsOf } from './words.ts'

/** What a text says of time: that something is still to be done, that it was done. */
export type Tense = 'planned' | 'done'

const PLANNED = new Set(
  `will i'll we'll you'll he'll she'll they'll it'll shall going gon gonna want wanna plan planning plans let's
  should would i'd recommend recommended order ordering schedule refer prescribe start continue increase
  decrease stop repeat follow next tomorrow upcoming plus try need needs if`.split(/\s+/),
)
const DONE = new Set(
  `had was were did took went got gave given started stopped began ordered prescribed diagnosed referred
  underwent used ago yesterday last already been i've we've he's she's tried saw came increased decreased
  received completed finished since previous prior recently noticed felt fell`.split(/\s+/),
)

const isPlan = (word: string): boolean => PLANNED.has(word) || word.endsWith("'ll")
const isDeed = (word: string): boolean =>
  DONE.has(word) || /(?:\p{L}{2}[^e\P{L}](?<!need)ed|'ve)$/u.test(word)

// Forms of the past that tell of no deed: "get you started", "if you are cleared", "you were going
// to", "based on"; and "going" where nothing is going to be done.
const NO_DEED =
  /(?<=\b(?:get|getting|be|being|is|are|needs?|(?:you|they|we|it|he|she|that)['’](?:re|s))(?: (?!to\b|gon|going\b)[\w'’]+){0,2} )\w+[^\We]ed\b|\b(?:was|were) (?=gon\b|gonna\b|going to\b)|\bgoing (?!to\b)|\bbased (?=on\b)|\b(?:like|as) (?:i|we|you) said\b/gi

/** Everything a spoken text may be taken to say: it proves, so it is read widely. */
export function tensesOf(text: string): readonly Tense[] {
  const words = wordsOf(text.replace(NO_DEED, ' ')).map((word) => word.text)
  return [
    ...(words.some(isPlan) ? (['planned'] as const) : []),
    ...(words.some(isDeed) ? (['done'] as const) : []),
  ]
}

const SURELY_PLANNED = /\b(?:will|shall|(?:is|are|am|'m|'re|'s) going to|gonna|plans to)\b|'ll\b/i
const SURELY_DONE =
  /\b(?:already|yesterday|ago|(?:was|were)(?! going to\b)|had|underwent|took|went|got|received|has (?:had|been)|have (?:had|been))\b/i

/** What a written sentence says beyond doubt: it claims, so it is read narrowly. */
export const statedTenses = (text: string): readonly Tense[] => [
  ...(SURELY_PLANNED.test(text) ? (['planned'] as const) : []),
  ...(SURELY_DONE.test(text) ? (['done'] as const) : []),
]

/** Where the words end that state this time beyond doubt. */
export const endsOfStated = (tense: Tense, text: string): readonly number[] =>
  [...text.matchAll(new RegExp(tense === 'planned' ? SURELY_PLANNED : SURELY_DONE, 'gi'))].map(
    ({ index, 0: words }) => index + words.length,
  )

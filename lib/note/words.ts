/** A word of a text: lower case, with where it stands (UTF-16 units). */
export type Word = {
  readonly text: string
  readonly start: number
  readonly end: number
}

const WORD = /[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu

/** Words in order. Speech as some recognisers write it ("do n't", "gon na") is read as usual. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const word = straight(match[0].toLowerCase())
    const last = words.at(-1)
    if (last && word === "n't") words[words.length - 1] = joined(last, match)
    else words.push({ text: word, start: match.index, end: match.index + match[0].length })
  }
  return words
}

const straight = (word: string): string => (word.includes('’') ? word.replaceAll('’', "'") : word)

const joined = (word: Word, tail: RegExpExecArray): Word => ({
  text: `${word.text}n't`,
  start: word.start,
  end: tail.index + tail[0].length,
})

/** How alike two lines are by their words: 0 none in common, 1 the same words (Dice 1945). */
export function wordLikeness(a: string, b: string): number {
  const left = wordsOf(a).map(({ text }) => text)
  const right = wordsOf(b).map(({ text }) => text)
  if (left.length + right.length === 0) return a.trim() === b.trim() ? 1 : 0
  const free = [...right]
  let common = 0
  for (const word of left) {
    const index = free.indexOf(word)
    if (index < 0) continue
    free.splice(index, 1)
    common++
  }
  return (2 * common) / (left.length + right.length)
}

const IRREGULAR: Readonly<Record<string, string>> = {
  swollen: 'swell',
  swelling: 'swell',
  edema: 'swell',
  oedema: 'swell',
  felt: 'feel',
  slept: 'sleep',
  given: 'give',
  gave: 'give',
  worse: 'bad',
  worst: 'bad',
  worsening: 'bad',
  children: 'child',
  feet: 'foot',
  teeth: 'tooth',
  women: 'woman',
  men: 'man',
  legs: 'leg',
  dyspnea: 'breath',
  breathing: 'breath',
  breathless: 'breath',
  breathlessness: 'breath',
  hypertension: 'blood-pressure',
  labs: 'lab',
  bloods: 'lab',
  abdominal: 'abdomen',
  belly: 'abdomen',
  stomach: 'abdomen',
  fine: 'normal',
  unremarkable: 'normal',
  high: 'elevat',
  higher: 'elevat',
  raised: 'elevat',
}

// Stems are asked for again and again; the table is bounded, and emptied when full.
const stems = new Map<string, string>()
const MOST_STEMS = 5000

/** A crude stem, only ever compared with other stems: plural and verb endings go. */
export function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  if (stems.size >= MOST_STEMS) stems.clear()
  const made = makeStem(word)
  stems.set(word, made)
  return made
}

function makeStem(word: string): string {
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined
  if (irregular) return irregular
  if (word.length <= 3 || /\d/.test(word)) return word
  const base = word
    .replace(/'s$/, '')
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(sh|ch|x|ss|zz)es$/, '$1')
    .replace(/([^s])s$/, '$1')
  const root = base.length > 5 ? base.replace(/(?:ing|ed|ly)$/, '') : base
  return root.replace(/([^aeiouls])\1$/, '$1').replace(/e$/, '')
}

const FUNCTION_WORDS = new Set(
  `a about above after again ago all almost also although always am an and another any anybody anyone
  anything are around as at back be because been before being both but by can can't cannot come could
  couldn't did didn't do does doesn't doing don't done down during each either else even ever every
  everything few first for from further get gets getting go goes going gonna got had hadn't has hasn't
  have haven't having he he's her here hers him his how however i i'd i'll i'm i've if in into is isn't
  it it's its just kind kinda last lately let let's like little lot made make many may maybe me mean might
  mine more most much must my myself never next no nor not nothing now of off oh ok okay on once one
  only onto or other others our out over own per perhaps please put quite rather really right said same
  say says see she she's should since so some somebody someone something sometimes somewhat soon sort
  still such sure than that that's the their them then there there's these they they're thing things
  think this those though through thus to too toward um uh under until up upon us very want wanna was
  wasn't way we we'd we'll we're we've well went were weren't what what's when where whether which while
  who whom whose why will with within without won't would wouldn't yeah yes yep nope yet you you'd you'll
  you're you've your yours twice hmm mm`.split(/\s+/),
)

// Words by which a note attributes or frames what was said; they claim nothing of their own.
const ATTRIBUTION = new Set(
  `patient pt doctor clinician asked reports report reported denies deny denied states state stated notes note
  noted endorses endorse endorsed describes describe described complains complaint presents present
  presented presenting currently today history past medical significant known without none negative
  positive chart female male woman man guest
  year years old born take takes taking taken took use uses using used seen`.split(/\s+/),
)

// Numbers, units and times are compared as quantities (quantities.ts), not as words.
const MEASURES = new Set(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand half
  point over mg mgs milligram milligrams mcg microgram micrograms gram grams kg kgs kilo kilos kilogram
  kilograms lb lbs pound pounds ml milliliter milliliters cm centimeter centimeters mm millimeter
  millimeters percent degrees mmhg bpm day days daily week weeks weekly month months monthly hour hours
  minute minutes night nightly time times`.split(/\s+/),
)

export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word)

/** The words of a text that claim something, as stems. Numbers in digits are read elsewhere. */
export const contentStems = (words: readonly Word[]): string[] =>
  words.filter(({ text }) => isContent(text)).map(({ text }) => stem(text))

const isContent = (word: string): boolean =>
  !FUNCTION_WORDS.has(word) &&
  !ATTRIBUTION.has(word) &&
  !MEASURES.has(word) &&
  !/^[\d.,]+$/.test(word) &&
  word.length > 1

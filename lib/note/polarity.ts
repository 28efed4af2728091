import { isClinical } from './clinical-words.ts'
import { contentStems, isFunctionWord, stem, type Word, wordsOf } from './words.ts'

/**
 * How a text speaks of a thing: it is there, it is not, it was only asked, it is only supposed, or
 * it is a relative's. A short list after ConText (Harkema 2009): triggers open a scope that ends
 * with the clause.
 */
export type Polarity = 'affirmed' | 'negated' | 'asked' | 'supposed' | 'of-relative'

// "No fever, chills or cough" denies a list; "I can't walk, my knee hurts" ends at its comma.
const LIST_NEGATION = new Set(
  `no without denies deny denied denying neither nor negative none free don't doesn't didn't hasn't
  haven't hadn't`.split(/\s+/),
)
const SHORT_NEGATION = new Set(
  `not never cannot can't couldn't won't wouldn't isn't aren't wasn't weren't`.split(/\s+/),
)
const SCOPE_END = new Set('but except however although though because so then which'.split(' '))
const SUPPOSITION = new Set(['if', 'unless', 'should'])
const RELATIVE = new Set(
  `mother mom mom's mother's father dad dad's father's sister brother parents grandmother grandfather
  grandma grandpa aunt uncle cousin siblings family`.split(/\s+/),
)
const QUESTION_START =
  /^(?:(?:and|so|okay|um|uh|well|now|alright|also|or),? )*(?:do|does|did|have|has|had|any|are|is|was|were|what|how|when|where|which|why|who|can|could|would)\b/i
// "How are you sleeping?" supposes that you sleep: only a yes-no question leaves it open.
const OPEN_QUESTION =
  /^(?:(?:and|so|okay|um|uh|well|now|alright|also|or|then),? )*(?:how|what|when|where|which|why|who|tell)\b/i
const YES =
  /^(?:(?:uh|um|oh|well),? )*(?:yes|yeah|yep|yup|mm-?hmm|uh-?huh|correct|right|i do|i have|i am|sure)\b/i
const NO =
  /^(?:(?:uh|um|oh|well),? )*(?:no|nope|nah|not really|not at all|none|never|i don't|i haven't|i'm not)\b/i

/** The stems of a text with the polarities it gives them. */
export type Polarities = ReadonlyMap<string, ReadonlySet<Polarity>>
type Found = Map<string, ReadonlySet<Polarity>>

/** Reads one written sentence, clause by clause; only a question mark makes a question. */
export const polaritiesOf = (text: string): Polarities =>
  readClauses(text, (clause) => clause.includes('?'))

/**
 * Reads quotes in the order they were said: a question gets its polarity from the yes or no that
 * follows it, and stays `asked` when no answer is among the quotes.
 */
export function polaritiesOfSpeech(quotes: readonly string[]): Polarities {
  const found = new Map<string, ReadonlySet<Polarity>>()
  quotes.forEach((quote, index) => {
    const answer = quotes[index + 1]
    const answered = answer === undefined ? undefined : answerOf(answer)
    for (const [key, polarities] of readClauses(quote, leavesOpen)) {
      for (const polarity of polarities)
        add(found, key, polarity === 'asked' ? (answered ?? 'asked') : polarity)
    }
  })
  return found
}

/** What a spoken answer says to the question before it. */
export function answerOf(text: string): Polarity | undefined {
  if (NO.test(text.trim())) return 'negated'
  return YES.test(text.trim()) ? 'affirmed' : undefined
}

export const isQuestion = (text: string): boolean =>
  text.includes('?') || QUESTION_START.test(text.trim())

const leavesOpen = (clause: string): boolean =>
  isQuestion(clause) && !OPEN_QUESTION.test(clause.trim())

/** Whether the words are more than a question. */
export const statesSomething = (text: string): boolean =>
  clausesOf(text).some((clause) => !isQuestion(clause))

/** Clauses with their closing sign: the scope of a trigger never leaves its clause. */
const clausesOf = (text: string): string[] => text.match(/[^.;!?\n]+[.;!?\n]*/g) ?? []

function readClauses(text: string, isAsked: (clause: string) => boolean): Polarities {
  const found = new Map<string, ReadonlySet<Polarity>>()
  for (const clause of clausesOf(text)) readClause(clause, isAsked(clause), found)
  return found
}

function readClause(clause: string, isAsked: boolean, found: Found): void {
  const words = wordsOf(clause)
  const scope = { negated: false, supposed: false, ofRelative: false }
  let isShort = false
  words.forEach((word, index) => {
    const before = clause.slice(words[index - 1]?.end ?? 0, word.start)
    if (SCOPE_END.has(word.text) || (isShort && before.includes(','))) scope.negated = false
    if (opensNegation(word, words[index + 1], clause, index)) {
      scope.negated = true
      isShort = SHORT_NEGATION.has(word.text)
    }
    if (SUPPOSITION.has(word.text)) scope.supposed = true
    if (RELATIVE.has(word.text)) scope.ofRelative = true
    const [key] = contentStems([word])
    if (key !== undefined) add(found, key, isAsked ? 'asked' : polarityIn(scope))
  })
}

type Scope = { negated: boolean; supposed: boolean; ofRelative: boolean }

function polarityIn({ negated, supposed, ofRelative }: Scope): Polarity {
  if (ofRelative) return 'of-relative'
  if (supposed) return 'supposed'
  return negated ? 'negated' : 'affirmed'
}

/** A "no," that answers opens no scope; nor does "not only" or "no doubt". */
function opensNegation(word: Word, next: Word | undefined, clause: string, index: number): boolean {
  if (!LIST_NEGATION.has(word.text) && !SHORT_NEGATION.has(word.text)) return false
  if (next && /^(?:only|doubt|sure|change)$/.test(next.text)) return false
  const isAnswer = word.text === 'no' && index === 0 && /^\s*,/.test(clause.slice(word.end))
  return !isAnswer || !startsSentence(next)
}

const startsSentence = (word: Word | undefined): boolean =>
  word !== undefined &&
  isFunctionWord(word.text) &&
  /^(?:i|i'm|i've|it|it's|he|she|they|we|my|that|just|the)/.test(word.text)

// Nearly every word has one polarity: those sets are shared, not made for each word.
const SINGLE: Readonly<Record<Polarity, ReadonlySet<Polarity>>> = {
  affirmed: new Set(['affirmed']),
  negated: new Set(['negated']),
  asked: new Set(['asked']),
  supposed: new Set(['supposed']),
  'of-relative': new Set(['of-relative']),
}

function add(found: Found, key: string, polarity: Polarity): void {
  const known = found.get(key)
  if (!known) found.set(key, SINGLE[polarity])
  else if (!known.has(polarity)) found.set(key, new Set([...known, polarity]))
}

/**
 * The words of a statement that the evidence speaks of with another polarity. A denial turned round
 * counts for every word; a question, an "if" or a relative only for clinical ones.
 */
export function polarityDifferences(statement: Polarities, evidence: Polarities): string[] {
  const differing: string[] = []
  for (const [key, stated] of statement) {
    const proven = evidence.get(key)
    if (proven && [...stated].some((polarity) => differs(polarity, proven, isClinical(key)))) {
      differing.push(key)
    }
  }
  return differing
}

function differs(stated: Polarity, proven: ReadonlySet<Polarity>, isDecisive: boolean): boolean {
  if (proven.has(stated)) return false
  const isTurnedRound = stated === 'negated' ? proven.has('affirmed') : proven.has('negated')
  return isDecisive || isTurnedRound
}

/** The first word of a text with this stem, as written there. */
export const wordWithStem = (text: string, key: string): string =>
  wordsOf(text).find((word) => stem(word.text) === key)?.text ?? key

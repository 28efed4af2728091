import { isClinical } from './clinical-words.ts'
import { quotationsIn, withoutQuotations } from './quotations.ts'
import { contentStems, isFunctionWord, type Word, wordsOf } from './words.ts'

/**
 * How a text speaks of a thing: it is there, it is not, it was only asked, it is only supposed, or
 * it is a relative's, or no relative's. A short list after ConText (Harkema 2009): triggers open a
 * scope that ends with the clause.
 */
export type Polarity =
  | 'affirmed'
  | 'negated'
  | 'asked'
  | 'supposed'
  | 'supposed-not'
  | 'of-relative'
  | 'of-no-relative'

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
  /^(?:(?:and|so|okay|um|uh|well|now|alright|also|or) ?,? )*(?:(?:tell me )?(?:do|does|did|have|has|had|any|are|is|was|were|can|could|would)|(?:tell me )?(?:what|how|when|where|which|why|who)(?! (?:i|you|we|he|she|it|they)(?:'(?:d|m|re|ll|ve|s))? ))\b/i
// "How are you sleeping?" supposes that you sleep: only a yes-no question leaves it open.
const OPEN_QUESTION =
  /^(?:(?:and|so|okay|um|uh|well|now|alright|also|or|then) ?,? )*(?:how(?! about)|what(?! about)|when|where|which|why|who|tell)\b/i
const YES =
  /^(?:(?:uh|um|oh|well) ?,? )*(?:yes|yeah|yep|yup|mm-?hmm|uh-?huh|correct|right|i do|i have|i am|sure)\b/i
const NO =
  /^(?:(?:uh|um|oh|well) ?,? )*(?:no|nope|nah|not|none|never|nothing|(?:i|it|they|he|she)(?: ?(?:don't|haven't|didn't|hadn't|doesn't|isn't|aren't|wasn't)| (?:do|have|did|had|am|does|is|are|was) not|'(?:m|ve|s|re) not))\b/i
const EXPECTS_YES =
  /^(?:(?:and|so|okay|um|uh|well|now|but|or) ?,? )*(?:do|does|did|is|are|was|were|have|has|can|wo|would) ?n['’]t (?:you|it|that|this|they|he|she|the|your)\b/i
const NOT_KNOWN =
  /\bi (?:don't|do not|can't|cannot) (?:really |even )?(?:know|remember|recall|tell)\b/i

/** The stems of a text with the polarities it gives them. */
export type Polarities = ReadonlyMap<string, ReadonlySet<Polarity>>
type Found = Map<string, ReadonlySet<Polarity>>

/**
 * Reads one written sentence, clause by clause; only a question mark makes a question. What it
 * quotes is read as speech: a quoted question has its answer in the quotation after it.
 */
export function polaritiesOf(text: string): Polarities {
  const quotations = quotationsIn(text)
  const written = quotations.length === 0 ? text : withoutQuotations(text)
  const found = new Map(readClauses(written, (clause) => clause.includes('?')))
  for (const [key, polarities] of polaritiesOfSpeech(quotations)) {
    for (const polarity of polarities) add(found, key, polarity)
  }
  return found
}

/**
 * Reads quotes in the order they were said: a question gets its polarity from the yes or no that
 * follows it, and stays `asked` when no answer is among the quotes. An answer that names a part of
 * what was asked leaves the rest open: "chest pain or palpitations?" "No chest pain."
 */
export function polaritiesOfSpeech(quotes: readonly string[]): Polarities {
  const found = new Map<string, ReadonlySet<Polarity>>()
  quotes.forEach((quote, index) => {
    const answer = quotes[index + 1]
    const answered = (answer === undefined ? undefined : answerOf(answer)) ?? 'asked'
    const asked = readClauses(quote, leavesOpen)
    const isLeftOpen =
      answer === undefined ? () => false : leftOpenBy(answer, quote, [...asked.keys()])
    for (const [key, polarities] of asked) {
      for (const polarity of polarities)
        add(found, key, polarity !== 'asked' || isLeftOpen(key) ? polarity : answered)
    }
  })
  return found
}

/**
 * Which words of a question an answer does not speak to. Where it names some of the clinical ones,
 * the other clinical ones; and a "yes" to "no injuries?" says neither that there are any nor that
 * there are none.
 *
 * @param asked the stems of the question
 */
export function leftOpenBy(
  answer: string,
  question: string,
  asked: readonly string[],
): (key: string) => boolean {
  const clinical = asked.filter(isClinical)
  const answeredBy = new Set(contentStems(wordsOf(answer)))
  const isPartial = clinical.some((key) => answeredBy.has(key))
  const denied = answerOf(answer) === 'affirmed' ? deniedIn(question) : new Set()
  return (key) => denied.has(key) || (isPartial && isClinical(key) && !answeredBy.has(key))
}

/** What a question supposes not to be there: "no chest pain?", but not "don't you have pain?". */
function deniedIn(question: string): ReadonlySet<string> {
  if (EXPECTS_YES.test(question)) return new Set()
  const stated = readClauses(question, () => false)
  return new Set([...stated].filter(([, as]) => as.has('negated')).map(([key]) => key))
}

/** What a spoken answer says to the question before it. */
export function answerOf(text: string): Polarity | undefined {
  // Some recognisers write "do n't".
  const said = text.trim().replaceAll('’', "'").replaceAll(" n't", "n't")
  if (NOT_KNOWN.test(said)) return undefined
  if (NO.test(said)) return 'negated'
  return YES.test(said) ? 'affirmed' : undefined
}

export const isQuestion = (text: string): boolean =>
  text.includes('?') || QUESTION_START.test(text.trim())

const leavesOpen = (clause: string): boolean =>
  isQuestion(clause) && !OPEN_QUESTION.test(clause.trim())

/** Whether the words are more than a question. */
export const statesSomething = (text: string): boolean =>
  clausesOf(text).some((clause) => !isQuestion(clause))

/** Clauses with their closing sign: the scope of a trigger never leaves its clause. */
const clausesOf = (text: string): string[] => text.match(/(?:[^.;!?\n]|\.(?=\d))+[.;!?\n]*/g) ?? []

function readClauses(text: string, isAsked: (clause: string) => boolean): Polarities {
  const found = new Map<string, ReadonlySet<Polarity>>()
  for (const clause of clausesOf(text)) readClause(clause, isAsked(clause), found)
  return found
}

function readClause(clause: string, isAsked: boolean, found: Found): void {
  const words = wordsOf(clause)
  const scope = { negated: false, supposed: false, ofRelative: false }
  const marks: { readonly key: string; readonly scope: Scope }[] = []
  let isShort = false
  // A "not" with nothing to deny after it denies what stands before: "Heart rate is not 72".
  let isIdle = false
  words.forEach((word, index) => {
    const gap = clause.slice(words[index - 1]?.end ?? 0, word.start)
    if (SCOPE_END.has(word.text) || (isShort && gap.includes(','))) scope.negated = false
    if (opensNegation(words, index)) {
      scope.negated = true
      isShort = SHORT_NEGATION.has(word.text)
      isIdle ||= isShort
    }
    if (SUPPOSITION.has(word.text) || isCallFor(words, index)) scope.supposed = true
    if (RELATIVE.has(word.text)) scope.ofRelative = true
    const [key] = contentStems([word])
    if (key === undefined) return
    if (scope.negated) isIdle = false
    marks.push({ key, scope: { ...scope } })
  })
  for (const { key, scope: at } of marks) {
    add(found, key, isAsked ? 'asked' : polarityIn(isIdle ? { ...at, negated: true } : at))
  }
}

/** "Call with a fever" supposes a fever. */
const isCallFor = (words: readonly Word[], index: number): boolean =>
  /^(?:with|for|when)$/.test(words[index]?.text ?? '') &&
  /^(?:call|calls|return|returns)$/.test(words[index - 1]?.text ?? '')

type Scope = { negated: boolean; supposed: boolean; ofRelative: boolean }

function polarityIn({ negated, supposed, ofRelative }: Scope): Polarity {
  if (ofRelative) return negated ? 'of-no-relative' : 'of-relative'
  if (supposed) return negated ? 'supposed-not' : 'supposed'
  return negated ? 'negated' : 'affirmed'
}

/** A "no" that answers opens no scope; nor does "not only" or "no doubt". */
function opensNegation(words: readonly Word[], index: number): boolean {
  const [word, next] = [words[index], words[index + 1]]
  if (!word || !(LIST_NEGATION.has(word.text) || SHORT_NEGATION.has(word.text))) return false
  if (next && /^(?:only|doubt|sure|change)$/.test(next.text)) return false
  const isFirst = words.slice(0, index).every(({ text }) => isFunctionWord(text))
  return !(word.text === 'no' && isFirst && startsSentence(next))
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
  'supposed-not': new Set(['supposed-not']),
  'of-relative': new Set(['of-relative']),
  'of-no-relative': new Set(['of-no-relative']),
}

function add(found: Found, key: string, polarity: Polarity): void {
  const known = found.get(key)
  if (!known) found.set(key, SINGLE[polarity])
  else if (!known.has(polarity)) found.set(key, new Set([...known, polarity]))
}

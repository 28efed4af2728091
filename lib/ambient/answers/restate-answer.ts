import { clinicalKinds } from '../../note/clinical-words.ts'
import { answerOf, leftOpenBy } from '../../note/polarity.ts'
import { stem, wordsOf } from '../../note/words.ts'
import type { Pronouns } from '../restate/pronouns.ts'
import type { Utterance } from '../utterances.ts'
import { askedThing } from './asked-thing.ts'
import { openAnswer } from './open-answer.ts'
import { stateQuestion } from './state-question.ts'

/** A short answer and the question before it, as one statement. */
export type RestatedAnswer =
  /** A denial or report of symptoms: "fever or chills", without its verb. */
  | { readonly kind: 'symptom'; readonly isDenied: boolean; readonly thing: string }
  | { readonly kind: 'sentence'; readonly text: string }

// What a yes or no may be said with, without saying more.
const BARE_WORDS = new Set(
  `yes yeah yep yup no nope nah not really at all i i'm i've am do don't have haven't did didn't that
  know of it is it's nothing like correct right none never uh um mm-hmm mhm sure absolutely definitely
  exactly can can't was wasn't noticed just sometimes never okay think so sir ma'am doctor hmm-mm been
  anything any we she he they her him his`.split(/\s+/),
)
const MOST_WORDS = 8

/** A short answer as a statement with what was asked; undefined where no rule is certain. */
export function restateAnswer(answer: Utterance, pronouns: Pronouns): RestatedAnswer | undefined {
  const { question } = answer
  if (!question) return undefined
  const said = answerOf(answer.evidence.quote)
  if (said === undefined) return sentence(openAnswer(question.text, answer.text, pronouns))
  if (!isBareAnswer(answer, question)) return undefined
  const isDenied = said === 'negated'
  const isLeftOpen = leftOpenBy(answer.evidence.quote, question.evidence.quote, question.stems)
  if (question.stems.some(isLeftOpen)) return partOf(answer.evidence.quote, isDenied)
  const thing = askedThing(question.text)
  const stated = () => sentence(stateQuestion(question.text, isDenied, pronouns))
  if (thing === undefined) return stated()
  const symptom = { kind: 'symptom', isDenied, thing } as const
  return isSymptom(thing) ? symptom : (stated() ?? symptom)
}

/** Whether an answer says no more than a yes or no to its question. */
export function isBareAnswer({ evidence }: Utterance, question: Utterance): boolean {
  const words = wordsOf(evidence.quote)
  // "No, no chest pain." says with the words of its question what "no" says.
  const asked = new Set(question.words.map(({ text }) => text))
  return (
    words.length <= MOST_WORDS && words.every(({ text }) => BARE_WORDS.has(text) || asked.has(text))
  )
}

const YES_OR_NO = /^(?:(?:no|nope|nah|not|yes|yeah|yep|yup)\b[\s,.]*)+/i
const HAS_SUBJECT = /\b(?:i|i'm|i've|it|it's|that|do|don't|have|haven't|did|didn't|had)\b/i

/** "Chest pain or palpitations?" "No chest pain.": only what the answer itself names. */
function partOf(answer: string, isDenied: boolean): RestatedAnswer | undefined {
  const named = answer.trim().replace(YES_OR_NO, '')
  const thing = HAS_SUBJECT.test(named) ? undefined : askedThing(named)
  return thing !== undefined && isSymptom(thing) ? { kind: 'symptom', isDenied, thing } : undefined
}

const isSymptom = (thing: string): boolean =>
  wordsOf(thing).some(({ text }) => clinicalKinds(stem(text)).has('symptom'))

const sentence = (text: string | undefined): RestatedAnswer | undefined =>
  text === undefined ? undefined : { kind: 'sentence', text }

import { clinicalKinds } from '../note/clinical-words.ts'
import { answerOf } from '../note/polarity.ts'
import { isFunctionWord, stem, wordsOf } from '../note/words.ts'
import type { Utterance } from './utterances.ts'

// "Do you have any fever or chills?" "No." becomes "Denies fever or chills."
const ASKED =
  /(?:\bany\b|\b(?:have|having|had|experienc(?:e|ed|ing)|notic(?:e|ed|ing)|feel|feeling|felt)\b(?: (?:you|any|a|an|some|like|the|had|been|of|your|ever|also|problems with))*)\s+([^?]+)\??$/i
const JOINING = new Set([
  'or',
  'and',
  'of',
  'in',
  'with',
  'the',
  'any',
  'to',
  'shortness',
  'short',
  'loss',
  'change',
  'changes',
  'pain',
  'other',
])
const TAIL =
  /,? (?:or )?(?:anything like that|at all|right now|today|or anything|lately|recently|like that|stuff like that|or no|with that)$/i

/** A yes or no to a question about clinical things, as "Denies …" or "Reports …". */
export function restateAnswer(answer: Utterance): string | undefined {
  const { question } = answer
  const said = answerOf(answer.evidence.quote)
  if (!question || !said || answer.words.length > 4) return undefined
  const asked = askedThing(question.text)
  if (asked === undefined) return undefined
  return `${said === 'negated' ? 'Denies' : 'Reports'} ${asked}.`
}

/** The thing asked after, when every word of it is clinical or joins clinical words. */
function askedThing(question: string): string | undefined {
  const plain = question
    .replace(/[?.]+$/, '')
    .replace(TAIL, '')
    .replace(TAIL, '')
  const thing = ASKED.exec(`${plain}?`)?.[1]
    ?.replace(/\b(?:any|your|like)\b /gi, '')
    .replace(/^,\s*|[,\s]+$/g, '')
    .toLowerCase()
  if (!thing) return undefined
  const words = wordsOf(thing)
  const last = words.at(-1)
  const isCertain =
    words.length <= 10 && words.every(({ text }) => JOINING.has(text) || isClinicalWord(text))
  return isCertain && last && isClinicalWord(last.text) && words.some(({ text }) => isThing(text))
    ? thing
    : undefined
}

const isClinicalWord = (word: string): boolean => clinicalKinds(stem(word)).size > 0

const isThing = (word: string): boolean => {
  const kinds = clinicalKinds(stem(word))
  return (
    !isFunctionWord(word) &&
    (kinds.has('symptom') || kinds.has('condition') || kinds.has('allergy'))
  )
}

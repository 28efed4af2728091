import { wordsOf } from './words.ts'

const NOT = /^(?:not|never|cannot|\w+n't)$/
const DENIAL =
  /^(?:not|never|cannot|\w+n't|no|nope|nah|none|nothing|nobody|neither|nor|without|den(?:y|ies|ied|ying)|negative|free|absent|hardly|stop(?:s|ped)?)$/
const NOT_NEGATIVE = /\bnot (?:\w+ ){0,2}negative\b/i

/**
 * Whether a statement says "not" more often than its evidence denies anything, where no word tells
 * what the "not" is of: "the hand is not like that", "reflexes are not negative".
 *
 * @returns the last "not" of the statement; undefined when there are no more of them
 */
export function deniesMore(statement: string, evidence: string): string | undefined {
  const nots = wordsOf(statement).filter(({ text }) => NOT.test(text))
  const denials = wordsOf(evidence).filter(({ text }) => DENIAL.test(text))
  const isTurned = NOT_NEGATIVE.test(statement) && !NOT_NEGATIVE.test(evidence)
  return isTurned || nots.length > denials.length ? nots.at(-1)?.text : undefined
}

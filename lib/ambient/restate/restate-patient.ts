import { capitalised } from '../write-out.ts'
import type { Pronouns } from './pronouns.ts'
import { inThirdPerson } from './third-person.ts'
import { isWellFormed } from './well-formed.ts'

const UNFINISHED = /\.\.\.|…|-[\s,.]|\?|[["“”]/
// "Any back pain I mean abdominal pain".
const CORRECTED = /[a-z] I mean [a-z]/
const MAX_WORDS = 45
const OPENING =
  /^(?:(?:yes|yeah|yep|yup|no|nope|oh|well|actually|basically|honestly|mainly|correct|right|exactly|sure|absolutely|definitely|unfortunately|hmm|mm-hmm|i mean|you know|i'd say|i would say|it's just|because|like|that|and|but|so|then|also|or)\b,? +)+/i
// A doubt is told: "the patient thinks they had a fever".
const GUESS = /^I guess,? (?=(?:I|I'm|I've|my)\b)/i
const TALK =
  /,? (?:you know|i mean|i guess|i'd say|i would say|to be honest|as i said|like i said|or something(?: like that)?|or anything(?: like that)?|and stuff|and things like that|and everything)\b,?/gi
const FINITE =
  /^(?:(?:the|this|that|those|these|both|any|some|all|most|one|there|it|he|she|they|everything|nothing|something|what|when|if|whenever|even|every|after|before|since|while|last|over|by|in|on|at|during)\b.*|it's .*|there's .*|that's .*)$/i
const HAS_VERB =
  /\b(?:is|are|was|were|has|had|have|does|did|do|hurts?|feels?|felt|gets?|got|started|starts|comes?|came|goes|went|seems?|seemed|helps?|helped|makes?|made|runs?|ran|took|swells?|aches?|itch(?:es)?|burns?|stays?|stopped|keeps?|kept|can|can't|could|will|would|doesn't|don't|didn't|isn't|wasn't|hasn't|it's|there's|that's|bothers?|works?|worked|\w+ed)\b/i

/**
 * A patient's sentence in the third person, as a clinician notes it.
 *
 * @param text written out (write-out.ts)
 * @returns undefined when the grammar is not certain
 */
export function restatePatient(text: string, pronouns: Pronouns): string | undefined {
  const body = text.replace(OPENING, '').replace(GUESS, 'I think ').replace(TALK, '').trim()
  if (CORRECTED.test(text) || UNFINISHED.test(body) || body.split(' ').length > MAX_WORDS)
    return undefined
  const isOwn = /^(?:I\b|My\b)/i.test(body)
  const restated = inThirdPerson(body, pronouns, 'first', isOwn)
  if (restated === undefined || !isWellFormed(restated)) return undefined
  if (/^the patient\b/.test(restated)) return capitalised(restated)
  if (/^my\b/i.test(body)) return HAS_VERB.test(restated) ? capitalised(restated) : undefined
  if (!FINITE.test(body) || !HAS_VERB.test(restated)) return undefined
  return `The patient reports ${lowered(restated)}`
}

const lowered = (text: string): string =>
  /^(?:I\b|[A-Z]{2})/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)

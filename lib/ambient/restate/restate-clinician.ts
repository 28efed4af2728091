import { isClinical } from '../../note/clinical-words.ts'
import { stem, wordsOf } from '../../note/words.ts'
import { capitalised, TORN_NUMBER } from '../write-out.ts'
import type { Pronouns } from './pronouns.ts'
import { inThirdPerson } from './third-person.ts'
import { isWellFormed } from './well-formed.ts'

// What a clinician says to the patient, as it stands in a note. As with the patient: only where the
// grammar is certain.
const PERSON =
  /\b(?:i|i'm|i've|i'd|i'll|me|my|you|your|you're|you've|yours|yourself|we|we're|we've|we'll|our|us|it|it's|he|she|they|let's|that|this|these|those)\b/i
const UNFINISHED = /\bthink (?:is|are)\b|\.\.\.|…|-[\s,.]|\?|[["“”]/i
const MAX_WORDS = 50

// Without a verb it may be the tail of another sentence, such as a list of risks.
const SAYS_SOMETHING =
  /^No\b|\b(?:is|are|was|were|has|have|had|shows?|showed|reveals?|revealed|appears?|demonstrates?|looks?|remains?|can|could|should|will|would|want|need|recommend|think|continue|\w+'(?:s|re|ll|ve|m))\b/i
const TALK = /,? (?:you know|i mean|i guess|okay|alright|all right)\b,?/gi
const PROBLEM =
  /^(?:for|regarding|in terms of|as for|as far as|concerning|with regards? to) (?:your|the|his|her|their) (?:(?:first|second|third|fourth|fifth|last|next|other) (?:problem|issue|concern|diagnosis)(?: of| is| being| which is| with| here)?,? (?:your |the |of |for |is )*)?((?:[a-z0-9-]+ ){0,3}?[a-z0-9-]+),? (?=(?:I|I'm|I'd|I'll|we|we're|we'll|let's|it|it's|you|they|this|that|continue|your|the)\b)(.+)$/i
// "Take it easy, and if the symptoms continue": what follows the condition is another sentence.
const LOOSE_CONDITION = /^((?:(?!\bif\b).)+?),? (?:and|but|so) if [^,.]*\.$/i
// "What I'd like to do is increase your dose."
const WHAT_IS_DONE =
  /^(?:so |and )?what (?:I(?:'d like to|'m going to|'ll| am going to| want to| would like to)|we(?:'re going to|'ll)) do is,? (?:(?:that )?(?:I|we)(?:'m| am|'re) going to |(?:I|we)'ll |I want to )?(?=[a-z]+ )/i
const OPENING =
  /^(?:(?:yes|yeah|no|oh|well|good|great|perfect|sure|actually|basically|honestly|hmm|mm-hmm|so|and|but|because|then|now|also|i mean|you know|that|like|the good news is)\b,? +)+/i
/** What a plan begins with, one of them after another in a pattern. */
export const ACTIONS =
  'order|prescribe|start|continue|increase|decrease|refer|schedule|send|obtain|repeat|recommend|check|stop|hold|add|reduce|monitor|recheck|keep|give|get|use|take|avoid|wean|switch|renew|refill|draw|write|put|restart|resume|discontinue|taper|titrate|begin|arrange|see'
const SOFT =
  '(?:just |also |probably |definitely |really |certainly |then |now |go ahead and |be able to )*'
const INTENT = new RegExp(
  `^(?:I(?:'m| am)|we(?:'re| are)) ${SOFT}going to ${SOFT}(${ACTIONS})\\b (.+)$|^(?:I(?:'ll| will| would)|we(?:'ll| will)|I(?:'d| would) like to|I (?:do )?want to|we(?:'d| would) like to|let's|we can|we need to) ${SOFT}(${ACTIONS})\\b (.+)$`,
  'i',
)
const REQUEST = new RegExp(`^I(?:'d like| want| would like| need) you to ${SOFT}(.+)$`, 'i')
const FINDING =
  /^(?:(?:on|in) (?:your |the )?(?:[a-z]+ ){1,4}?exam(?:ination)?,? )?(?:you know,? )?I (?:do |still |also |can |just )*(?:hear|see|appreciate|note|feel|notice|identify) (?:that )?(.+)$/i
const NO_FINDING =
  /^(?:I (?:don't|do not|didn't) (?:really )?(?:hear|see|appreciate|feel|note|notice)|there (?:isn't|is not|aren't|are not|wasn't|weren't)) (?:an? |any )?(.+?)(?: though)?\.?$/i
const YOUR = /^(?:(?:on|in) (?:your |the )?(?:[a-z]+ ){1,4}?exam(?:ination)?,? )?Your (.+)$/i
const YOU_HAVE =
  /^(?:(?:on|in) (?:your |the )?(?:[a-z]+ ){1,4}?exam(?:ination)?,? )?(?:so |I see that )?you (?:do |also )*have (.+)$/i
const THERE = /^There(?:'s| is| are) (.+)$/i

const intentionOf = ([, verb, rest, verb2, rest2]: RegExpExecArray): string =>
  `${capitalised((verb ?? verb2 ?? '').toLowerCase())} ${rest ?? rest2 ?? ''}`.replace(ON_YOU, '')
// "Order a lipid panel on you."
const ON_YOU = / (?:on|for) you(?=[.,]|$)/i

const RULES: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [INTENT, (match) => intentionOf(match)],
  // "I don't see any fever, or your heart rate is fine" is more than a denial.
  [NO_FINDING, ([, rest = '']) => (/\b(?:is|are|was|were)\b/.test(rest) ? '' : `No ${rest}.`)],
  [FINDING, ([, rest = '']) => capitalised(rest)],
  [YOU_HAVE, ([, rest = '']) => `Has ${rest}`],
  [YOUR, ([, rest = '']) => capitalised(rest)],
  [THERE, ([, rest = '']) => capitalised(rest)],
]

/**
 * A clinician's sentence as a note states it, or undefined when the grammar is not certain.
 *
 * @param text written out (write-out.ts)
 */
export function restateClinician(text: string, pronouns: Pronouns): string | undefined {
  if (UNFINISHED.test(text) || TORN_NUMBER.test(text) || text.split(' ').length > MAX_WORDS)
    return undefined
  const plain = capitalised(
    text
      .replace(/^for (?:the )?assessment and plan,? /i, '')
      .replace(/,? (?:okay|all right|alright|right|so|okay so|you know)\.$/i, '.')
      .replace(WHAT_IS_DONE, 'I am going to ')
      .replace(LOOSE_CONDITION, '$1.')
      .replace(TALK, '')
      .replace(OPENING, ''),
  )
  const problem = PROBLEM.exec(plain)
  if (problem && namesProblem(problem[1])) return restateProblem(problem, pronouns)
  const request = REQUEST.exec(plain)?.[1]
  const told = request === undefined ? plain : `You are to ${request}`
  const action = INTENT.exec(plain)
  for (const [pattern, restate] of RULES) {
    const match = pattern.exec(plain)
    const restated = match && withoutPerson(restate(match))
    if (restated && isWellFormed(restated)) return restated
  }
  const intended = action && inThirdPerson(intentionOf(action), pronouns, 'second')
  if (intended && isWellFormed(intended)) return intended
  const restated = SAYS_SOMETHING.test(told) ? inThirdPerson(told, pronouns, 'second') : undefined
  return restated && isWellFormed(restated) ? capitalised(restated) : undefined
}

const namesProblem = (name = ''): boolean =>
  wordsOf(name).some(({ text }) => isClinical(stem(text))) &&
  !/^(?:for|the|your|of) | (?:which|that|when|where|who|of|to|for|in|on|and|is|as|so|since|while|because|before|we|now|today|again|here)$/i.test(
    name,
  )

/** "For your second problem, your diabetes, I want to …" is "Diabetes: …". */
function restateProblem(
  [, name = '', rest = '']: RegExpExecArray,
  pronouns: Pronouns,
): string | undefined {
  const restated = restateClinician(capitalised(rest), pronouns)
  return (
    restated &&
    `${capitalised(name.trim())}: ${restated.charAt(0).toLowerCase()}${restated.slice(1)}`
      .replace(': i ', ': I ')
      .replace(/: i'/, ": I'")
  )
}

/** "refer you to" is "refer to", "your lisinopril" is "lisinopril". */
function withoutPerson(restated: string): string | undefined {
  const plain = restated
    .replace(
      /^(Refer|Prescribe|Give|Send|Start|Keep|Continue|Put) you (to |on |with |for )?/,
      '$1 $2',
    )
    .replace(/^See you\b/, 'See the patient')
    .replace(/^(Get|Keep) you\b.*$/, '')
    .replace(/\byour\b /gi, '')
    .trim()
  return plain === '' || PERSON.test(plain) ? undefined : plain
}

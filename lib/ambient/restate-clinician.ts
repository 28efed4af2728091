import { capitalised } from './write-out.ts'

// What a clinician says to the patient, as it stands in a note. As with the patient: only where the
// grammar is certain.
const PERSON =
  /\b(?:i|i'm|i've|i'd|i'll|me|my|you|your|you're|you've|yours|yourself|we|we're|we've|we'll|our|us|it|it's|he|she|they|let's|that|this|these|those)\b/i
const UNFINISHED =
  /\.\.\.|…|-[\s,.]|\?|["“”]|\d\. (?:\d|zero|one|two|three|four|five|six|seven|eight|nine)\b/i
const MAX_WORDS = 32

// Without a verb it may be the tail of another sentence, such as a list of risks.
const SAYS_SOMETHING =
  /^No\b|\b(?:is|are|was|were|has|have|had|shows?|showed|reveals?|revealed|appears?|demonstrates?|looks?|remains?)\b/i
const ACTIONS =
  'order|prescribe|start|continue|increase|decrease|refer|schedule|send|obtain|repeat|recommend|check|stop|hold|add|reduce|monitor|recheck|keep|give|get|use|take|avoid|wean|switch|renew|refill|draw'
const SOFT =
  '(?:just |also |probably |definitely |really |certainly |then |now |go ahead and |be able to )*'
const INTENT = new RegExp(
  `^(?:I(?:'m| am)|we(?:'re| are)) ${SOFT}going to ${SOFT}(${ACTIONS})\\b (.+)$|^(?:I(?:'ll| will| would)|we(?:'ll| will)|I(?:'d| would) like to|I want to|we(?:'d| would) like to|let's|we can|we need to) ${SOFT}(${ACTIONS})\\b (.+)$`,
  'i',
)
const REQUEST = new RegExp(`^I(?:'d like| want| would like| need) you to ${SOFT}(.+)$`, 'i')
const FINDING =
  /^(?:(?:on|in) (?:your |the )?(?:[a-z]+ ){1,4}?exam(?:ination)?,? )?(?:you know,? )?I (?:do |still |also |can |just )*(?:hear|see|appreciate|note|feel|notice|identify) (?:that )?(.+)$/i
const NO_FINDING =
  /^I (?:don't|do not|didn't) (?:really )?(?:hear|see|appreciate|feel|note|notice) (?:any )?(.+)$/i
const YOUR = /^(?:(?:on|in) (?:your |the )?(?:[a-z]+ ){1,4}?exam(?:ination)?,? )?Your (.+)$/i
const YOU_HAVE =
  /^(?:(?:on|in) (?:your |the )?(?:[a-z]+ ){1,4}?exam(?:ination)?,? )?(?:so |I see that |I think )?you (?:do |also )*have (.+)$/i
const THERE = /^There(?:'s| is| are) (.+)$/i

const RULES: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [
    INTENT,
    ([, verb, rest, verb2, rest2]) =>
      `${capitalised((verb ?? verb2 ?? '').toLowerCase())} ${rest ?? rest2 ?? ''}`,
  ],
  [REQUEST, ([, rest = '']) => `Patient to ${rest}`],
  [NO_FINDING, ([, rest = '']) => `No ${rest}`],
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
export function restateClinician(text: string): string | undefined {
  if (UNFINISHED.test(text) || text.split(' ').length > MAX_WORDS) return undefined
  const plain = text.replace(/,? (?:okay|all right|alright|right|so|okay so)\.$/i, '.')
  for (const [pattern, restate] of RULES) {
    const match = pattern.exec(plain)
    if (match) return withoutPerson(restate(match))
  }
  return PERSON.test(plain) || !SAYS_SOMETHING.test(plain) ? undefined : plain
}

/** "refer you to" is "refer to", "your lisinopril" is "lisinopril". */
function withoutPerson(restated: string): string | undefined {
  const plain = restated
    .replace(/^(Refer|Prescribe|Give|Send|Start|Keep) you (to |on |with |for )?/, '$1 $2')
    .replace(/^(Get|Keep) you\b.*$/, '')
    .replace(/\byour\b /gi, '')
    .trim()
  return plain === '' || PERSON.test(plain) ? undefined : plain
}

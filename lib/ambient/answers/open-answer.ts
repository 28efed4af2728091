import type { Pronouns } from '../restate/pronouns.ts'
import { inThirdPerson } from '../restate/third-person.ts'
import { capitalised } from '../write-out.ts'

const OPENING = /^(?:(?:and|so|okay|um|uh|well|now|alright|also|or|but|then|great|good)\b,? *)+/i
const ANSWER_OPENING =
  /^(?:(?:oh|well|probably|maybe|like|just|i guess|i think|i would say|i'd say|i believe|it's been|it has been|for|um|uh|since)\b,? *)+/i
const UNITS = '(?:second|minute|hour|day|week|month|year|decade)s?'
const DURATION = new RegExp(
  `^((?:about |around |almost |over |at least |the past |the last |a couple (?:of )?|a few |several |quite |maybe |probably |\\d+(?:\\/\\d+)? |\\w+ (?:to|or) \\w+ |an? |one |two |three |four |five |six |seven |eight |nine |ten )+${UNITS})(?: now| or so)?$`,
  'i',
)
const WHEN = new RegExp(
  `^((?:about |around |probably |maybe |just )*(?:yesterday|last \\w+|this morning|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\\d+|a couple(?: of)?|a few|several) ${UNITS} ago|in (?:january|february|march|april|may|june|july|august|september|october|november|december)))$`,
  'i',
)
// Without a verb of its own it completes the sentence of its question.
const PHRASE =
  /^(?!.*\b(?:i|i'm|i've|it|it's|is|are|was|were|have|has|had|do|did|don't|my|you|we|they|that's|know|what|no|not|yes|yeah)\b)[^.?!]{2,70}$/i

type Form = readonly [
  question: RegExp,
  answer: RegExp,
  statement: (parts: readonly string[], answer: string) => string,
]

const FORMS: readonly Form[] = [
  [
    /^how long have you (been|had|felt|noticed|taken) ?(.*)$/i,
    DURATION,
    ([verb = '', rest = ''], answer) => `you have ${verb} ${rest} for ${answer}`,
  ],
  [
    /^how long (?:has|have) ((?:this|that|it|the|your) ?(?:\w+ ){0,2}?)been (.+)$/i,
    DURATION,
    ([subject = '', rest = ''], answer) => `${subject.trim()} has been ${rest} for ${answer}`,
  ],
  [
    /^when did (this|that|it|the \w+|your \w+|this \w+)(?: \w+)? (start|begin|happen|occur)\b.*$/i,
    WHEN,
    ([subject = '', verb = ''], answer) =>
      `${subject} ${PAST[verb.toLowerCase()] ?? verb} ${answer}`,
  ],
  [
    /^what (?:have|did) you (?:been )?(?:taken|taking|tried|take|try|use|used|been using)(?: (?:for|to help with) (.+))?$/i,
    PHRASE,
    ([purpose], answer) => `you have tried ${answer}${purpose ? ` for ${purpose}` : ''}`,
  ],
  [
    /^(?:what (?:do you do|kind of work do you do)(?: for (?:a living|work))?)$/i,
    /^((?:an?|the) .+)$/i,
    (_, answer) => `you work as ${answer}`,
  ],
]

const PAST: Readonly<Record<string, string>> = {
  start: 'started',
  begin: 'began',
  happen: 'happened',
  occur: 'occurred',
}

/**
 * A question of how long, when or what, and the phrase that answers it, as one sentence.
 *
 * @returns undefined where the two do not fit a known form
 */
export function openAnswer(
  question: string,
  answer: string,
  pronouns: Pronouns,
): string | undefined {
  const asked = question.replace(/[?.\s]+$/, '').replace(OPENING, '')
  const said = answer.replace(/[.\s]+$/, '').replace(ANSWER_OPENING, '')
  for (const [form, fits, stateOf] of FORMS) {
    const match = form.exec(asked)
    const phrase = match && fits.exec(said)
    if (!match || !phrase) continue
    const stated = stateOf(match.slice(1), phrase[1] ?? phrase[0]).toLowerCase()
    const restated = inThirdPerson(`${stated}.`, pronouns, 'second')
    return restated && capitalised(restated.replace(/\s+/g, ' '))
  }
  return undefined
}

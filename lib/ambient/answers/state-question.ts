import type { Pronouns } from '../restate/pronouns.ts'
import { inThirdPerson } from '../restate/third-person.ts'
import { isBaseVerb, pastOf, thirdPersonOf } from '../restate/verbs.ts'
import { capitalised } from '../write-out.ts'

const OPENING =
  /^(?:(?:and|so|okay|um|uh|well|now|alright|also|or|but|then|i mean|great|good|yeah)\b,? *)+/i
const ADVERB =
  '((?:ever |still |also |currently |usually |really |actually |just |able to |normally )*)'
const TAIL =
  /,? (?:or )?(?:anything like that|at all|or anything|by any chance|like that|or no|or not really|or not|right|okay|correct|though|yet|do you know)$/i
const MOST_WORDS = 18

type Statement = (parts: readonly string[], isDenied: boolean) => string | undefined

const not = (isDenied: boolean) => (isDenied ? 'not ' : '')
// "Ever" and "any" belong to questions and denials.
const yes = (text: string, isDenied: boolean) =>
  isDenied ? text : text.replace(/\b(?:ever|any|yet|anything like) /gi, '')

/** A yes-no question, from its first words on, and the sentence that its answer makes of it. */
// What is asked at the bedside speaks of a place that the words do not name.
const BEDSIDE = /\b(?:press|push|touch|palpate|here|I|this hurt|that hurt)\b/i

const FORMS: readonly (readonly [RegExp, Statement])[] = [
  [
    new RegExp(`^have you ${ADVERB}(\\w+) ?(.*)$`, 'i'),
    ([adverb = '', verb = '', rest = ''], isDenied) =>
      `you have ${not(isDenied)}${yes(adverb, isDenied)}${verb} ${yes(rest, isDenied)}`,
  ],
  [
    new RegExp(`^do you ${ADVERB}(\\w+) ?(.*)$`, 'i'),
    ([adverb = '', verb = '', rest = ''], isDenied) => {
      if (!isBaseVerb(verb) || /^(?:think|know|want|need|remember|mean|mind|agree)$/.test(verb))
        return undefined
      return isDenied
        ? `you do not ${adverb}${verb} ${rest}`
        : `you ${adverb}${verb} ${yes(rest, isDenied)}`
    },
  ],
  [
    new RegExp(`^did you ${ADVERB}(\\w+) ?(.*)$`, 'i'),
    ([adverb = '', verb = '', rest = ''], isDenied) => {
      const past = pastOf(verb)
      if (isDenied) return isBaseVerb(verb) ? `you did not ${adverb}${verb} ${rest}` : undefined
      return past && `you ${yes(adverb, isDenied)}${past} ${yes(rest, isDenied)}`
    },
  ],
  [
    new RegExp(`^(are|were) you ${ADVERB}(.+)$`, 'i'),
    ([be = '', adverb = '', rest = ''], isDenied) =>
      /^(?:okay|ready|sure|all right|with me|doing)\b/i.test(rest)
        ? undefined
        : `you ${be} ${not(isDenied)}${adverb}${yes(rest, isDenied)}`,
  ],
  [
    new RegExp(`^can you ${ADVERB}(\\w+) ?(.*)$`, 'i'),
    ([adverb = '', verb = '', rest = ''], isDenied) =>
      isBaseVerb(verb) && !/^(?:tell|show|say|see)$/.test(verb)
        ? `you ${isDenied ? 'cannot' : 'can'} ${adverb}${verb} ${rest}`
        : undefined,
  ],
  [
    /^(does|did) ((?:the|your) (?:\w+ )??\w+|it|that|this) (\w+) ?(.*)$/i,
    ([aux = '', subject = '', verb = '', rest = ''], isDenied) => {
      if (
        !isBaseVerb(verb) &&
        !/^(?:radiate|move|swell|bother|seem|interfere|affect|give)$/.test(verb)
      )
        return undefined
      if (isDenied) return `${subject} ${aux} not ${verb} ${rest}`
      const form = aux.toLowerCase() === 'does' ? thirdPersonOf(verb) : pastOf(verb)
      return form && `${subject} ${form} ${yes(rest, isDenied)}`
    },
  ],
  [
    /^(is|was|has) ((?:the|your) (?:pain|cough|swelling|rash|headache|numbness|appetite|mood|sleep|breathing|vision|weight|blood pressure|blood sugar)) (.+)$/i,
    ([be = '', subject = '', rest = ''], isDenied) =>
      `${subject} ${be} ${not(isDenied)}${yes(rest, isDenied)}`,
  ],
]

/**
 * A yes-no question and its answer as one sentence: "are you taking your lisinopril?" "no" is "The
 * patient is not taking their lisinopril."
 *
 * @returns undefined where the form of the question is not known
 */
export function stateQuestion(
  question: string,
  isDenied: boolean,
  pronouns: Pronouns,
): string | undefined {
  const asked = question
    .replace(/[?.\s]+$/, '')
    .replace(OPENING, '')
    .replace(TAIL, '')
  if (
    asked.split(' ').length > MOST_WORDS ||
    /[.;:"“]| or (?:this|that|it|is|are|do|does|have|was)\b/.test(asked)
  )
    return undefined
  if (BEDSIDE.test(asked) || asked.includes(',')) return undefined
  for (const [form, stateOf] of FORMS) {
    const match = form.exec(asked)
    const stated = match && stateOf(match.slice(1), isDenied)
    if (!stated) continue
    const restated = inThirdPerson(
      `${stated.trim().toLowerCase()}.`.replace(/\s+\./, '.'),
      pronouns,
      'second',
    )
    return restated && capitalised(restated.replace(/\s+/g, ' '))
  }
  return undefined
}

import { clinicalKinds } from '../note/clinical-words.ts'
import { stem } from '../note/words.ts'
import { capitalised } from './write-out.ts'

// What a patient says of themselves, as a clinician notes it: "I have been coughing" is "Has been
// coughing". Only where the grammar is certain; everything else is quoted.
const PERSON =
  /\b(?:i|i'm|i've|i'd|i'll|me|mine|myself|you|your|you're|we|we're|we've|our|us|he|she|they|it|it's|he's|she's|this|that|that's|there's)\b/i
const UNFINISHED = /\.\.\.|…|-[\s,.]|\?|["“”]/
const MAX_WORDS = 26

const VERBS: Readonly<Record<string, string>> = {
  have: 'Has',
  had: 'Had',
  feel: 'Feels',
  felt: 'Felt',
  take: 'Takes',
  took: 'Took',
  get: 'Gets',
  got: 'Got',
  notice: 'Notices',
  noticed: 'Noticed',
  started: 'Started',
  stopped: 'Stopped',
  use: 'Uses',
  used: 'Used',
  smoke: 'Smokes',
  drink: 'Drinks',
  work: 'Works',
  live: 'Lives',
  sleep: 'Sleeps',
  eat: 'Eats',
  need: 'Needs',
  hurt: 'Hurt',
  fell: 'Fell',
  slipped: 'Slipped',
  tripped: 'Tripped',
  twisted: 'Twisted',
  tried: 'Tried',
  went: 'Went',
  woke: 'Woke',
  vomited: 'Vomited',
  lost: 'Lost',
  gained: 'Gained',
  cough: 'Coughs',
  experience: 'Experiences',
  experienced: 'Experienced',
  exercise: 'Exercises',
  walk: 'Walks',
  run: 'Runs',
  monitor: 'Monitors',
  check: 'Checks',
  quit: 'Quit',
  broke: 'Broke',
}
const ADVERB =
  '(?:just |also |still |really |actually |usually |only |always |sometimes |currently |recently |probably |definitely )*'
const OPENING = /^(?:(?:yes|yeah|yep|oh|well|actually|basically|honestly|recently|lately),? )+/i

const RULES: readonly (readonly [RegExp, (match: RegExpExecArray) => string | undefined])[] = [
  [new RegExp(`^I(?:'ve| have) ${ADVERB}been (.+)$`, 'i'), ([, rest = '']) => `Has been ${rest}`],
  [
    new RegExp(
      `^I(?:'ve| have) ${ADVERB}(had|noticed|felt|taken|lost|gained|tried|stopped|started) (.+)$`,
      'i',
    ),
    ([, verb = '', rest = '']) => `Has ${verb.toLowerCase()} ${rest}`,
  ],
  [
    new RegExp(
      `^I(?:'m| am) ${ADVERB}(taking|having|feeling|getting|using|still having|on|allergic to) (.+)$`,
      'i',
    ),
    ([, verb = '', rest = '']) =>
      verb === 'on' || verb.startsWith('allergic')
        ? `${capitalised(verb)} ${rest}`
        : `Is ${verb} ${rest}`,
  ],
  [
    new RegExp(`^I was ${ADVERB}(diagnosed with|told|taking|having|feeling) (.+)$`, 'i'),
    ([, verb = '', rest = '']) => `Was ${verb} ${rest}`,
  ],
  [
    new RegExp(
      `^I (?:don't|do not) ${ADVERB}(have|feel|take|smoke|drink|use|get|exercise|sleep|eat) ?(.*)$`,
      'i',
    ),
    ([, verb = '', rest = '']) => `Does not ${verb.toLowerCase()} ${rest}`,
  ],
  [
    new RegExp(`^I (?:didn't|did not) ${ADVERB}(have|feel|take|get|notice|eat|sleep) ?(.*)$`, 'i'),
    ([, verb = '', rest = '']) => `Did not ${verb.toLowerCase()} ${rest}`,
  ],
  [
    new RegExp(`^I (?:haven't|have not) ${ADVERB}(had|noticed|felt|taken|been) (.+)$`, 'i'),
    ([, verb = '', rest = '']) => `Has not ${verb.toLowerCase()} ${rest}`,
  ],
  [
    new RegExp(`^I ${ADVERB}(?:do )?([a-z]+) (.+)$`, 'i'),
    ([, verb = '', rest = '']) => withVerb(verb, rest),
  ],
  [
    /^(?:just |only )?(taking|using|having) (.+)$/i,
    ([, verb = '', rest = '']) => `${capitalised(verb.toLowerCase())} ${rest}`,
  ],
  [
    /^My (.+)$/i,
    ([, rest = '']) =>
      startsWithBody(rest) &&
      /^(?:\w+ ){1,3}(?:is|are|was|were|has|have|hurts?|feels?|gets?|started|swells?|aches?|itch(?:es)?)\b/i.test(
        rest,
      )
        ? capitalised(rest)
        : undefined,
  ],
]

const withVerb = (verb: string, rest: string): string | undefined => {
  const third = Object.hasOwn(VERBS, verb.toLowerCase()) ? VERBS[verb.toLowerCase()] : undefined
  return third && `${third} ${rest}`
}

/**
 * A patient's sentence in the third person, without subject.
 *
 * @param text written out (write-out.ts)
 * @returns undefined when the grammar is not certain
 */
export function restatePatient(text: string): string | undefined {
  const body = text.replace(OPENING, '')
  if (UNFINISHED.test(body) || body.split(' ').length > MAX_WORDS) return undefined
  for (const [pattern, restate] of RULES) {
    const match = pattern.exec(body)
    const restated = match && restate(match)
    if (restated) return withoutPerson(restated)
  }
  return undefined
}

/** "my right knee" is "right knee"; any other person left in the sentence makes it uncertain. */
function withoutPerson(restated: string): string | undefined {
  const plain = restated.replace(/\bmy ((?:\w+ )?\w+)/gi, (mine, thing: string) =>
    startsWithBody(thing) ? thing : mine,
  )
  return PERSON.test(plain) || /\bmy\b/i.test(plain)
    ? undefined
    : plain.replace(/\s+/g, ' ').replace(/ \./, '.')
}

const startsWithBody = (text: string): boolean =>
  text
    .toLowerCase()
    .split(' ')
    .slice(0, 2)
    .some((word) => {
      const kinds = clinicalKinds(stem(word.replace(/\W/g, '')))
      return (
        kinds.has('site') || kinds.has('symptom') || kinds.has('drug') || kinds.has('condition')
      )
    })

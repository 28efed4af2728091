import { capitalised } from '../write-out.ts'
import type { Pronouns } from './pronouns.ts'

// "Andrew is a 62-year-old male with a past medical history significant for …, who presents with …":
// the age and the sex are the chart's to say (G7), and the name is on the note already.
const INTRODUCED =
  /^.{0,70}?\b(?:\d{1,3}|[a-z]+(?:[- ][a-z]+)?)[- ]?years?[- ]old,?(?: (?:pleasant|white|black|caucasian|african american|right-handed|left-handed|healthy))*(?: (?:male|female|man|woman|gentleman|lady|patient|boy|girl|guy))*,? *(.+)$/i
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:patient )?with (?=(?:a |an |his |her )?(?:\w+ ){0,3}histor)/i, 'has '],
  [/^with /i, 'has '],
  [/^(?=here\b|coming in\b)/i, 'is '],
  [/^(?:who's|who is|is|and is|he's|she's) /i, 'is '],
  [/^presenting /i, 'presents '],
  [/^(?:who|that|he|she|and) /i, ''],
  [/^(?=(?:presents?|comes?|has|had|was|came)\b)/i, ''],
]
const SHE_OR_HE = /\b(?:he|she)\b/gi
const HIS_OR_HER = /\b(?:his|her)\b/gi
const UNSURE =
  /\b(?:i|i'm|you|your|you're|my|him|himself|herself|he's|she's|he'd|she'd|we|dragon|dax)\b|\.\.\.|["“”?]/i
const MAX_WORDS = 60

/**
 * How a clinician introduces the patient, without age, sex and name.
 *
 * @param text written out (write-out.ts)
 * @returns undefined for what is no introduction, or one that is not certain
 */
export function restateNarration(text: string, pronouns: Pronouns): string | undefined {
  const rest = INTRODUCED.exec(text)?.[1]
  if (rest === undefined || rest.split(' ').length > MAX_WORDS) return undefined
  const found = BEGINNINGS.find(([pattern]) => pattern.test(rest))
  if (!found) return undefined
  const [pattern, verb] = found
  const body = rest.replace(pattern, verb)
  const told = body
    .replace(
      /,? (?:who|and who|and she|and he|she|he|and)(?:'s| is) (here|presenting|coming in)\b/gi,
      ' and is $1',
    )
    .replace(
      /,? (?:who|and who|and she|and he|she|he) (presents?|comes?|came|has|had|was)\b/gi,
      ' and $1',
    )
    .replace(SHE_OR_HE, 'the patient')
    .replace(HIS_OR_HER, pronouns.possessive)
  return UNSURE.test(told) ? undefined : capitalised(`the patient ${told}`)
}

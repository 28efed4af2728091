import type { ChartFact } from '../../note/chart-fact.ts'
import type { Evidence } from '../../note/evidence.ts'

const AGE =
  /\b(?:(\d{1,3})|[a-z]+)[- ]?(?:years?|months?|weeks?|days?|y)[- ]?(?:old|\/?o)\b|\bin (?:his|her|their) (?:\w+ )?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b/i
const PERSON = /\b(?:man|woman|male|female|gentleman|lady|boy|girl)\b/gi
const PRONOUN = /\b(?:he|him|his|himself|she|her|hers|herself)\b/gi
// Somebody else is spoken of, and a pronoun may be theirs.
const OTHERS =
  /\b(?:mother|father|mom|dad|wife|husband|partner|sister|brother|daughter|son|aunt|uncle|grand\w+|child|children|baby|friend|doctor|dr|nurse|cardiologist|specialist|therapist|boss|girlfriend|boyfriend)\b/i
const FEMALE = /^(?:woman|female|lady|girl|she|her|hers|herself)$/i

/**
 * G7: age and sex come from the chart alone. An age has to be the patient fact's own and the fact
 * cited; a word for the person, or a pronoun before anybody else is spoken of, has to be of the sex
 * that the chart has.
 */
export function isPersonFromChart(
  text: string,
  evidence: readonly Evidence[],
  facts: readonly ChartFact[],
): boolean {
  const patient = facts.find(({ kind }) => kind === 'patient')
  const isCited = evidence.some(
    (cited) => cited.kind === 'chart' && cited.reference === patient?.reference,
  )
  const age = AGE.exec(text)
  if (age && !(isCited && patient && age[1] && numbersIn(patient.name).includes(age[1])))
    return false
  const named = text.match(PERSON) ?? []
  if (named.length > 0 && !isCited && !OTHERS.test(text)) return false
  const ofPatient = text.slice(0, OTHERS.exec(text)?.index)
  const sex = sexOf(patient)
  return [...(ofPatient.match(PERSON) ?? []), ...(ofPatient.match(PRONOUN) ?? [])].every(
    (word) => (FEMALE.test(word) ? 'female' : 'male') === sex,
  )
}

const numbersIn = (text: string): string[] => text.match(/\d+/g) ?? []

function sexOf(patient: ChartFact | undefined): 'female' | 'male' | undefined {
  const name = patient?.name ?? ''
  if (/\b(?:woman|girl)$/.test(name)) return 'female'
  return /\b(?:man|boy)$/.test(name) ? 'male' : undefined
}

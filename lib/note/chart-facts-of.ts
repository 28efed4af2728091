import { type Age, ageOn } from '../chart/age.ts'
import { warns } from '../chart/allergy-summary.ts'
import type { Cards } from '../chart/card.ts'
import {
  type Citation,
  citeAllergy,
  citeDocument,
  citeEncounter,
  citeMedication,
  citeProblem,
  citeResult,
} from '../chart/cite.ts'
import type { Measurement } from '../chart/measurement.ts'
import type { Medication } from '../chart/medications.ts'
import type { PatientIdentity } from '../chart/patient-identity.ts'
import { clinicalDate } from '../fhir/clinical-time.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ChartFact } from './chart-fact.ts'
import { oneLine } from './plain-line.ts'

export type FactContext = {
  /** IANA zone of the site. */
  readonly zone: string
  readonly now: Instant
  /** What the page calls a measurement. */
  readonly nameOf: (measurement: Measurement) => string
}

/**
 * The chart as drafting and checking need it. Quotes are those that the page inserts (lib/chart/
 * cite.ts), so a citation can be compared with the chart as it reads now.
 */
export function chartFactsOf(cards: Cards, context: FactContext): readonly ChartFact[] {
  const { zone, nameOf } = context
  const measured = [...factsIn(cards.labs), ...factsIn(cards.vitals)]
  return [
    ...factsIn(cards.patient).flatMap((patient) => patientFact(patient, context)),
    ...factsIn(cards.problems).flatMap((problem) =>
      problem.group === 'withdrawn'
        ? []
        : fact('problem', problem.name, citeProblem(problem, zone)),
    ),
    ...factsIn(cards.medications).flatMap((medication) =>
      // What is over, or was entered in error, says nothing against a dose that is taken now.
      fact(
        isCurrent(medication) ? 'medication' : 'other',
        medication.name?.drug,
        citeMedication(medication, zone),
      ),
    ),
    ...factsIn(cards.allergies).flatMap((allergy) =>
      // That there is none, or was none, is no allergy.
      allergy.absence
        ? []
        : fact(warns(allergy) ? 'allergy' : 'other', allergy.name, citeAllergy(allergy)),
    ),
    ...measured.flatMap((measurement) =>
      measurement.results.flatMap((result) =>
        fact('observation', nameOf(measurement), citeResult(nameOf(measurement), result, zone)),
      ),
    ),
    ...factsIn(cards.encounters).flatMap((visit) =>
      fact('other', visit.name, citeEncounter(visit, zone)),
    ),
    ...factsIn(cards.documents).flatMap((document) =>
      fact('other', document.name, citeDocument(document, zone)),
    ),
  ]
}

const isCurrent = ({ group }: Medication): boolean => group === 'active' || group === 'on-hold'

const factsIn = <F>(
  card: { readonly state: string; readonly facts?: readonly F[] } | undefined,
): readonly F[] => card?.facts ?? []

const fact = (
  kind: ChartFact['kind'],
  name: string | undefined,
  citation: Citation | undefined,
): readonly ChartFact[] => {
  if (!citation) return []
  const { text, reference, versionId } = citation
  return [{ kind, reference, versionId, name: oneLine(name ?? text), quote: text }]
}

/** `68-year-old woman`, from date of birth and sex alone. */
function patientFact(patient: PatientIdentity, { zone, now }: FactContext): readonly ChartFact[] {
  const age = patient.born && ageOn(patient.born, patient.deceased?.on ?? now, zone)
  if (!patient.born || !age || age.isApproximate) return []
  const { reference, versionId } = patient
  const name = `${ageWords(age)}-old ${personWord(age, patient.sex.gender)}`
  const quote = `Born ${clinicalDate(patient.born, zone)}, ${patient.sex.gender ?? 'sex not recorded'}`
  return [{ kind: 'patient', reference, versionId, name, quote: `${quote}, ${name}` }]
}

function ageWords({ years, months, days = 0 }: Age): string {
  if (years >= 2) return `${years}-year`
  const inMonths = years * 12 + months
  return inMonths > 0 ? `${inMonths}-month` : `${days}-day`
}

const ADULT_YEARS = 18

function personWord({ years }: Age, gender: string | undefined): string {
  if (gender === 'female') return years >= ADULT_YEARS ? 'woman' : 'girl'
  if (gender === 'male') return years >= ADULT_YEARS ? 'man' : 'boy'
  return years >= ADULT_YEARS ? 'patient' : 'child'
}

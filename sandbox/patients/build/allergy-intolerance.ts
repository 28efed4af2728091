import type { FhirResource } from '../../fhir/resource.ts'
import { type Allergen, type AllergenKey, allergens, reactions } from '../vocabulary/allergens.ts'
import type { StaffKey } from '../vocabulary/staff.ts'
import type { WrittenDay } from './calendar.ts'
import type { Chart } from './chart.ts'
import { bareConcept, type CodeableConcept, coding, concept } from './concept.ts'

export type AllergyEntry = {
  /** A row of the allergen vocabulary, or what somebody typed. */
  readonly to: AllergenKey | { readonly text: string }
  readonly type?: 'allergy' | 'intolerance'
  /** High after a severe reaction, low after another, when absent. */
  readonly criticality?: 'low' | 'high' | 'unable-to-assess'
  readonly reactions?: readonly string[]
  readonly severity?: 'mild' | 'moderate' | 'severe'
  readonly since?: WrittenDay
  /** When it was entered in this EHR; `since` when absent. */
  readonly recorded?: WrittenDay
  readonly by?: StaffKey
  readonly clinical?: 'active' | 'inactive' | 'resolved'
  readonly verification?: 'confirmed' | 'unconfirmed' | 'refuted' | 'entered-in-error'
  readonly note?: string
}

const allergenOf = ({ to }: AllergyEntry): Allergen | undefined =>
  typeof to === 'string' ? allergens[to] : undefined

function codeOf({ to }: AllergyEntry): CodeableConcept {
  if (typeof to === 'object') return concept(to.text)
  return concept(allergens[to].text, allergens[to].coding)
}

function manifestation(words: string): CodeableConcept {
  const row = reactions[words]
  return row ? concept(words, coding('snomed', row)) : concept(words)
}

const criticalityOf = ({ criticality, severity }: AllergyEntry) =>
  criticality ?? (severity && (severity === 'severe' ? 'high' : 'low'))

const keyOf = ({ to }: AllergyEntry): string => (typeof to === 'string' ? to : to.text)

/** US Core AllergyIntolerance. "None known" is an entry like any other, with its own code. */
export function buildAllergyIntolerance(entry: AllergyEntry, chart: Chart): FhirResource {
  const { type, severity, since, recorded = since, note } = entry
  const { by = 'okafor', clinical = 'active', verification = 'confirmed' } = entry
  const { calendar, directory } = chart
  const category = allergenOf(entry)?.category
  return chart.resource('AllergyIntolerance', `${keyOf(entry)}/${recorded ?? ''}`, {
    profile: 'us-core-allergyintolerance',
    elements: {
      // ait-2: an entry made in error has no clinical status.
      clinicalStatus:
        verification === 'entered-in-error' ? undefined : bareConcept('allergyClinical', clinical),
      verificationStatus: bareConcept('allergyVerification', verification),
      type,
      category: category && [category],
      criticality: criticalityOf(entry),
      code: codeOf(entry),
      patient: chart.patient,
      onsetDateTime: since && calendar.day(since),
      recordedDate: recorded && calendar.day(recorded),
      recorder: directory.staff(by),
      note: note ? [{ text: calendar.say(note) }] : undefined,
      reaction: entry.reactions && [
        { manifestation: entry.reactions.map(manifestation), ...(severity && { severity }) },
      ],
    },
  })
}

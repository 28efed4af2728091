import type { FhirResource } from '../../fhir/resource.ts'
import { type Problem, type ProblemKey, problems } from '../vocabulary/problems.ts'
import type { StaffKey } from '../vocabulary/staff.ts'
import type { WrittenDay } from './calendar.ts'
import type { Chart } from './chart.ts'
import { bareConcept, type CodeableConcept, type Coding, coding, concept } from './concept.ts'
import type { Label } from './meta.ts'

export type ConditionEntry = {
  /** How other entries of the story refer to it; the problem's own key when absent. */
  readonly key?: string
  /** A row of the problem vocabulary, or words nobody coded. */
  readonly is: ProblemKey | { readonly text: string }
  readonly since?: WrittenDay
  readonly until?: WrittenDay
  /** When it was entered in this EHR; `since` when absent. */
  readonly recorded?: WrittenDay
  readonly by?: StaffKey
  readonly clinical?: 'active' | 'recurrence' | 'remission' | 'inactive' | 'resolved'
  readonly verification?:
    | 'confirmed'
    | 'provisional'
    | 'unconfirmed'
    | 'refuted'
    | 'entered-in-error'
  readonly category?: 'problem-list-item' | 'encounter-diagnosis' | 'health-concern'
  /** Which codes the entry carries. Both, unless it came from a list that knows one system only. */
  readonly coded?: 'both' | 'snomed' | 'icd10'
  readonly note?: string
  readonly labels?: readonly Label[]
}

const codingsOf = ({ snomed, icd10 }: Problem, coded: 'both' | 'snomed' | 'icd10'): Coding[] => [
  ...(snomed && coded !== 'icd10' ? [coding('snomed', snomed)] : []),
  ...(icd10 && coded !== 'snomed' ? [coding('icd10cm', icd10)] : []),
]

function codeOf({ is, coded = 'both' }: ConditionEntry): CodeableConcept {
  if (typeof is === 'object') return concept(is.text)
  return concept(problems[is].text, ...codingsOf(problems[is], coded))
}

const conditionKey = ({ key, is }: ConditionEntry): string =>
  key ?? (typeof is === 'string' ? is : is.text)

const profiles = {
  'problem-list-item': 'us-core-condition-problems-health-concerns',
  'health-concern': 'us-core-condition-problems-health-concerns',
  'encounter-diagnosis': 'us-core-condition-encounter-diagnosis',
} as const

/** US Core Condition: a problem or health concern, or the diagnosis of one visit. */
export function buildCondition(entry: ConditionEntry, chart: Chart): FhirResource {
  const { since, until, recorded = since, by = 'okafor', note, labels } = entry
  const { verification = 'confirmed', category = 'problem-list-item' } = entry
  const clinical = entry.clinical ?? (until ? 'resolved' : 'active')
  const { calendar, directory } = chart
  return chart.resource('Condition', conditionKey(entry), {
    profile: profiles[category],
    labels,
    elements: {
      // con-5: an entry made in error has no clinical status.
      clinicalStatus:
        verification === 'entered-in-error'
          ? undefined
          : bareConcept('conditionClinical', clinical),
      verificationStatus: bareConcept('conditionVerification', verification),
      category: [
        bareConcept(
          category === 'health-concern' ? 'concernCategory' : 'conditionCategory',
          category,
        ),
      ],
      code: codeOf(entry),
      subject: chart.patient,
      encounter: recorded?.length === 10 ? chart.encounterAt(recorded) : undefined,
      onsetDateTime: since && calendar.day(since),
      abatementDateTime: until && calendar.day(until),
      recordedDate: recorded && calendar.day(recorded),
      recorder: directory.staff(by),
      note: note ? [{ text: calendar.say(note) }] : undefined,
    },
  })
}

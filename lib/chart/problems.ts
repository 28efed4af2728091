import { z } from 'zod'
import { type Coding, codeAmong, codingsOf, conceptName } from '../fhir/concept.ts'
import {
  annotationSchema,
  conceptSchema,
  date,
  list,
  periodSchema,
  quantitySchema,
  referenceSchema,
  resourceElements,
  text,
} from '../fhir/elements.ts'
import type { FhirDate } from '../fhir/fhir-date.ts'
import { quantityText, readQuantity } from '../fhir/quantity.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { type Fact, nameMissing, readResource, readStatus, withOddities } from './fact.ts'
import { mergeProblems } from './merge-problems.ts'

const conditionSchema = z.object({
  ...resourceElements,
  clinicalStatus: conceptSchema.optional(),
  verificationStatus: conceptSchema.optional(),
  category: list(conceptSchema),
  severity: conceptSchema.optional(),
  code: conceptSchema.optional(),
  bodySite: list(conceptSchema),
  onsetDateTime: date,
  onsetAge: quantitySchema.optional(),
  onsetPeriod: periodSchema.optional(),
  onsetString: text,
  abatementDateTime: date,
  recordedDate: date,
  recorder: referenceSchema.optional(),
  note: list(annotationSchema),
})

type SentCondition = z.output<typeof conditionSchema>

export type ProblemStatus =
  | 'active'
  | 'recurrence'
  | 'relapse'
  | 'unknown'
  | 'inactive'
  | 'remission'
  | 'resolved'

/** One Condition of the EHR. */
export type ProblemEntry = Fact & {
  readonly name?: string | undefined
  readonly codes: readonly Coding[]
  readonly bodySites: readonly string[]
  readonly status: ProblemStatus
  /** `refuted`, `entered-in-error`, `provisional` and the like, when it is not confirmed. */
  readonly verification?: string | undefined
  readonly list: 'problem-list' | 'visit'
  readonly severity?: string | undefined
  readonly onset?: FhirDate | undefined
  /** When the onset is no date: `age 40 a`, `childhood`. */
  readonly onsetText?: string | undefined
  readonly abated?: FhirDate | undefined
  readonly recorded?: FhirDate | undefined
  readonly recorder?: string | undefined
  readonly notes: readonly string[]
}

/** One concept of the problem list with every entry that means it (D2, D5). */
export type Problem = {
  readonly key: string
  readonly name?: string | undefined
  readonly entries: readonly ProblemEntry[]
  /** The most active status of any entry. */
  readonly status: ProblemStatus
  /** The earliest onset of any entry. */
  readonly onset?: FhirDate | undefined
  /** Entries disagree, such as active with resolved: shown, not decided here (D3). */
  readonly isContradictory: boolean
  /** Where it belongs on the page. */
  readonly group: 'active' | 'past' | 'visit' | 'withdrawn'
}

/** Reads Conditions (US Core problems, health concerns and encounter diagnoses) and merges them. */
export const readProblems = (resources: readonly FhirResource[]): readonly Problem[] =>
  mergeProblems(resources.map(readCondition))

const STATUSES = ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'] as const
const VERIFICATIONS = [
  'entered-in-error',
  'refuted',
  'unconfirmed',
  'provisional',
  'differential',
  'confirmed',
]

function readCondition(resource: FhirResource): ProblemEntry {
  const { sent, fact } = readResource(conditionSchema, resource)
  const name = conceptName(sent.code)
  const verification = codeAmong(VERIFICATIONS, sent.verificationStatus)
  const isInError = verification === 'entered-in-error' // has no clinical status (con-5)
  const { status, oddities } = readStatus(
    STATUSES,
    codeAmong(STATUSES, sent.clinicalStatus),
    'clinicalStatus',
  )
  return {
    ...withOddities(fact, [...nameMissing(name), ...(isInError ? [] : oddities)]),
    name,
    codes: codingsOf(sent.code),
    bodySites: (sent.bodySite ?? []).flatMap((site) => conceptName(site) ?? []),
    status,
    verification: verification === 'confirmed' ? undefined : verification,
    list: isVisitOnly(sent) ? 'visit' : 'problem-list',
    severity: conceptName(sent.severity),
    ...onsetOf(sent),
    abated: sent.abatementDateTime,
    recorded: sent.recordedDate,
    recorder: sent.recorder?.display?.trim() || undefined,
    notes: (sent.note ?? []).flatMap((note) => (note.text?.trim() ? [note.text.trim()] : [])),
  }
}

const CATEGORIES = ['problem-list-item', 'health-concern', 'encounter-diagnosis']

/** An encounter diagnosis that is on no list of problems; what has no category counts as a problem. */
function isVisitOnly({ category }: SentCondition): boolean {
  const categories = (category ?? []).map((one) => codeAmong(CATEGORIES, one))
  return categories.length > 0 && categories.every((code) => code === 'encounter-diagnosis')
}

function onsetOf(sent: SentCondition): Pick<ProblemEntry, 'onset' | 'onsetText'> {
  const onset = sent.onsetDateTime ?? sent.onsetPeriod?.start
  if (onset) return { onset }
  const age = readQuantity(sent.onsetAge)
  return { onsetText: age ? `age ${quantityText(age)}` : sent.onsetString?.trim() || undefined }
}

import { z } from 'zod'
import { conceptName } from '../fhir/concept.ts'
import { boundsOf, dosageSchema, dosagesText } from '../fhir/dosage-text.ts'
import {
  annotationSchema,
  conceptSchema,
  date,
  list,
  periodSchema,
  referenceSchema,
  resourceElements,
  text,
} from '../fhir/elements.ts'
import { type FhirDate, newestFirst } from '../fhir/fhir-date.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { type DrugName, drugName } from './drug-name.ts'
import { type Fact, nameMissing, readResource, readStatus, withOddities } from './fact.ts'
import { medicationText } from './medication-text.ts'

const medicationRequestSchema = z.object({
  ...resourceElements,
  status: text,
  statusReason: conceptSchema.optional(),
  intent: text,
  doNotPerform: z.boolean().optional(),
  reportedBoolean: z.boolean().optional(),
  medicationCodeableConcept: conceptSchema.optional(),
  medicationReference: referenceSchema.optional(),
  authoredOn: date,
  requester: referenceSchema.optional(),
  reasonCode: list(conceptSchema),
  note: list(annotationSchema),
  dosageInstruction: list(dosageSchema),
  dispenseRequest: z.object({ validityPeriod: periodSchema.optional() }).optional(),
})

type SentRequest = z.output<typeof medicationRequestSchema>

export type MedicationStatus =
  | 'active'
  | 'on-hold'
  | 'stopped'
  | 'completed'
  | 'cancelled'
  | 'draft'
  | 'entered-in-error'
  | 'unknown'

/** The groups of the page, which are never mixed (NHS CUI). */
export type MedicationGroup = 'active' | 'on-hold' | 'stopped' | 'completed' | 'other' | 'withdrawn'

export type Medication = Fact & {
  readonly name?: DrugName | undefined
  readonly status: MedicationStatus
  readonly group: MedicationGroup
  /** Why it was stopped or held. */
  readonly statusReason?: string | undefined
  /** Dose, route and frequency, whole. */
  readonly sig?: string | undefined
  /** The order says that it must not be given. */
  readonly isProhibition: boolean
  /** Told by the patient or someone else, not ordered here. */
  readonly isReported: boolean
  readonly intent?: string | undefined
  readonly since?: FhirDate | undefined
  /** When the order said that it ends; not when somebody stopped it. */
  readonly until?: FhirDate | undefined
  readonly requester?: string | undefined
  readonly reasons: readonly string[]
  readonly notes: readonly string[]
}

const STATUSES = [
  'active',
  'on-hold',
  'stopped',
  'completed',
  'cancelled',
  'draft',
  'entered-in-error',
] as const

const GROUP_OF: Readonly<Record<MedicationStatus, MedicationGroup>> = {
  active: 'active',
  'on-hold': 'on-hold',
  stopped: 'stopped',
  completed: 'completed',
  cancelled: 'other',
  draft: 'other',
  unknown: 'other',
  'entered-in-error': 'withdrawn',
}

/** The groups in the order of the page. */
const medicationGroups: readonly MedicationGroup[] = [
  'active',
  'on-hold',
  'other',
  'stopped',
  'completed',
  'withdrawn',
]

/**
 * Reads MedicationRequests (US Core), newest first within their group.
 * @param included the Medications that the requests point to
 */
export const readMedications = (
  resources: readonly FhirResource[],
  included: readonly FhirResource[],
): readonly Medication[] =>
  resources
    .map((resource) => readRequest(resource, included))
    .toSorted(
      (a, b) =>
        medicationGroups.indexOf(a.group) - medicationGroups.indexOf(b.group) ||
        newestFirst(a.since, b.since),
    )

function readRequest(resource: FhirResource, included: readonly FhirResource[]): Medication {
  const { sent, fact } = readResource(medicationRequestSchema, resource)
  const { status, oddities } = readStatus(STATUSES, sent.status, 'status')
  const text = medicationText(sent, resource, included)
  const bounds = boundsOf(sent.dosageInstruction)
  return {
    ...withOddities(fact, [...nameMissing(text), ...oddities]),
    name: text === undefined ? undefined : drugName(text),
    status,
    group: GROUP_OF[status],
    statusReason: conceptName(sent.statusReason),
    sig: dosagesText(sent.dosageInstruction),
    isProhibition: isProhibition(sent, fact),
    isReported: sent.reportedBoolean ?? false,
    intent: sent.intent,
    since: bounds?.start ?? sent.authoredOn,
    until: bounds?.end ?? sent.dispenseRequest?.validityPeriod?.end,
    requester: sent.requester?.display?.trim() || undefined,
    reasons: reasonsOf(sent),
    notes: (sent.note ?? []).flatMap((note) => (note.text?.trim() ? [note.text.trim()] : [])),
  }
}

/** Whether it forbids that cannot be read is not taken for permission: the mark says what was sent. */
const isProhibition = ({ doNotPerform }: SentRequest, { oddities }: Fact): boolean =>
  doNotPerform ?? oddities.some(({ element }) => element === 'doNotPerform')

const reasonsOf = ({ reasonCode }: SentRequest): readonly string[] =>
  (reasonCode ?? []).flatMap((reason) => conceptName(reason) ?? [])

import { type Coding, codingsOf, conceptName } from '../fhir/concept.ts'
import type { FhirDate } from '../fhir/fhir-date.ts'
import type { Oddity } from '../fhir/oddity.ts'
import { readReferenceRanges } from '../fhir/read-reference-ranges.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { isUnitless } from '../fhir/unit-text.ts'
import { nameMissing, readResource, readStatus, withOddities } from './fact.ts'
import { flagOf } from './flag.ts'
import type { Result, ResultStatus, ResultValue } from './measurement.ts'
import { observationSchema, type SentObservation, type SentValue } from './observation-schema.ts'
import { readResultValue } from './result-value.ts'
import { isUnitlessTest } from './unitless-tests.ts'

/** One result under the name of what was measured. */
export type NamedResult = {
  readonly name: string | undefined
  readonly codes: readonly Coding[]
  readonly result: Result
}

/** An Observation as it was read: itself, and each of its components. */
export type Observation = {
  readonly whole: NamedResult
  readonly components: readonly NamedResult[]
}

const STATUSES = [
  'registered',
  'preliminary',
  'final',
  'amended',
  'corrected',
  'cancelled',
  'entered-in-error',
] as const satisfies readonly ResultStatus[]

type Shared = Omit<Result, 'value' | 'flag' | 'ranges' | 'interpretation'>

/** Reads one Observation (US Core Laboratory Result, Vital Signs), whatever of it makes sense. */
export function readObservation(resource: FhirResource): Observation {
  const { sent, fact } = readResource(observationSchema, resource)
  const { status, oddities } = readStatus(STATUSES, sent.status, 'status')
  const { when, missing } = effectiveOf(sent)
  const shared: Shared = {
    ...withOddities(fact, [...oddities, ...missing]),
    status,
    when,
    performer: sent.performer?.map(({ display }) => display?.trim()).find(Boolean),
    specimen: sent.specimen?.display?.trim() || undefined,
    method: conceptName(sent.method),
    notes: (sent.note ?? []).flatMap((note) => (note.text?.trim() ? [note.text.trim()] : [])),
  }
  const isPanel = Boolean(sent.component?.length || sent.hasMember?.length)
  return {
    whole: readNamed(sent, shared, isPanel),
    components: (sent.component ?? []).map((component) => readNamed(component, shared, false)),
  }
}

function readNamed(sent: SentValue, shared: Shared, isPanel: boolean): NamedResult {
  const name = conceptName(sent.code)
  const codes = codingsOf(sent.code)
  const value = readResultValue(sent)
  const ranges = readReferenceRanges(sent.referenceRange)
  const quantity = value.kind === 'quantity' ? value.quantity : undefined
  const judgement = flagOf(sent.interpretation ?? [], quantity, ranges)
  const oddities = [
    ...nameMissing(name),
    ...(isPanel ? [] : valueMissing(value, shared.status)),
    ...unitMissing(value, codes, sent),
  ]
  return { name, codes, result: withOddities({ ...shared, value, ranges, ...judgement }, oddities) }
}

/** When it was measured. Without that, when it was reported, and that is marked. */
function effectiveOf(sent: SentObservation): {
  readonly when: FhirDate | undefined
  readonly missing: readonly Oddity[]
} {
  const period = sent.effectivePeriod
  const when = sent.effectiveDateTime ?? sent.effectiveInstant ?? period?.end ?? period?.start
  return when ? { when, missing: [] } : { when: sent.issued, missing: [{ code: 'date-missing' }] }
}

const UNFINISHED: readonly ResultStatus[] = ['registered', 'cancelled', 'entered-in-error']

function valueMissing(value: ResultValue, status: ResultStatus): readonly Oddity[] {
  const isExplained = value.kind !== 'none' || value.why || UNFINISHED.includes(status)
  return isExplained ? [] : [{ code: 'value-missing' }]
}

function unitMissing(
  value: ResultValue,
  codes: readonly Coding[],
  sent: SentValue,
): readonly Oddity[] {
  if (value.kind !== 'quantity' || value.quantity.unit || !sent.valueQuantity) return []
  const said = sent.valueQuantity.unit ?? sent.valueQuantity.code
  const hasNone = (said !== undefined && isUnitless(said)) || codes.some(isUnitlessTest)
  return hasNone ? [] : [{ code: 'unit-missing' }]
}

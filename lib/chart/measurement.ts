import type { Coding } from '../fhir/concept.ts'
import type { FhirDate } from '../fhir/fhir-date.ts'
import type { Oddity } from '../fhir/oddity.ts'
import type { Quantity } from '../fhir/quantity.ts'
import type { ReferenceRange } from '../fhir/reference-range.ts'
import type { Fact } from './fact.ts'
import type { Flag } from './flag.ts'

/** FHIR R4 ObservationStatus. */
export type ResultStatus =
  | 'registered'
  | 'preliminary'
  | 'final'
  | 'amended'
  | 'corrected'
  | 'cancelled'
  | 'entered-in-error'
  | 'unknown'

export type ResultValue =
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  /** Two numbers that are one value: systolic and diastolic blood pressure. */
  | { readonly kind: 'pair'; readonly first: Quantity; readonly second: Quantity }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly date: FhirDate }
  /** `why` is the EHR's reason, such as `not performed`. */
  | { readonly kind: 'none'; readonly why?: string | undefined }

/** One value of one measurement at one time. */
export type Result = Fact & {
  readonly status: ResultStatus
  /** When it was measured or collected. */
  readonly when?: FhirDate | undefined
  readonly value: ResultValue
  readonly flag?: Flag | undefined
  /** The laboratory's judgement in words, when it is no high or low: `resistant`. */
  readonly interpretation?: string | undefined
  readonly ranges: readonly ReferenceRange[]
  readonly performer?: string | undefined
  readonly specimen?: string | undefined
  readonly method?: string | undefined
  readonly notes: readonly string[]
}

export type VitalKind =
  | 'blood-pressure'
  | 'heart-rate'
  | 'oxygen-saturation'
  | 'weight'
  | 'respirations'
  | 'temperature'
  | 'height'
  | 'bmi'
  | 'other'

/** All results of one thing that is measured, newest first. */
export type Measurement = {
  /** Stable within the card: the code, else the name. */
  readonly key: string
  readonly kind: VitalKind | 'lab'
  /** As the EHR calls it in the newest result. */
  readonly name?: string | undefined
  readonly code?: Coding | undefined
  readonly results: readonly Result[]
}

const WITHDRAWN: readonly ResultStatus[] = ['entered-in-error', 'cancelled']

/** Whether the EHR still stands by the result. */
export const isStanding = (result: Result): boolean => !WITHDRAWN.includes(result.status)

/** The newest result that has a value and was not withdrawn; failing that, the newest. */
export const latestOf = (measurement: Measurement): Result | undefined =>
  measurement.results.find((result) => isStanding(result) && result.value.kind !== 'none') ??
  measurement.results[0]

// Words of a laboratory that make a value doubtful. They only ever lower trust, never raise it.
const DOUBT =
  /ha?emoly[sz]|clotted|lip(a)?emi|icteric|contaminat|insufficient|diluted|questionable|unreliable/i

/**
 * Whether a value is no firm point of a trend: its true value lies beyond it, it is not final, or
 * the laboratory or the record itself says that something is wrong with it.
 */
export function isDoubtful(result: Result): boolean {
  const { value, status, oddities, notes } = result
  if (value.kind === 'quantity' && value.quantity.comparator) return true
  if (status === 'preliminary' || status === 'unknown') return true
  if (oddities.some(concernsValue)) return true
  return notes.some((note) => DOUBT.test(note))
}

const concernsValue = ({ code, element = '' }: Oddity): boolean =>
  ['date-missing', 'unit-missing', 'modifier-unknown'].includes(code) ||
  /(^|\.)(value|effective)/.test(element)

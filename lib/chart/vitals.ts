import { LOINC } from '../fhir/code-systems.ts'
import type { Coding } from '../fhir/concept.ts'
import type { Oddity } from '../fhir/oddity.ts'
import type { Quantity } from '../fhir/quantity.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { severest } from './flag.ts'
import type { Measurement, Result, VitalKind } from './measurement.ts'
import { groupResults, resultsOf } from './measurements.ts'
import { type NamedResult, type Observation, readObservation } from './observation.ts'

// LOINC codes of the vital signs profiles and of the methods that measure the same thing.
const KINDS: Readonly<Record<string, VitalKind>> = {
  '85354-9': 'blood-pressure',
  '55284-4': 'blood-pressure',
  '8867-4': 'heart-rate',
  '2708-6': 'oxygen-saturation',
  '59408-5': 'oxygen-saturation',
  '29463-7': 'weight',
  '3141-9': 'weight',
  '9279-1': 'respirations',
  '8310-5': 'temperature',
  '8331-1': 'temperature',
  '8302-2': 'height',
  '39156-5': 'bmi',
}
const SYSTOLIC = '8480-6'
const DIASTOLIC = '8462-4'

const ORDER: readonly VitalKind[] = [
  'blood-pressure',
  'heart-rate',
  'oxygen-saturation',
  'weight',
  'respirations',
  'temperature',
  'height',
  'bmi',
  'other',
]

/** Vital sign Observations grouped by sign, in the order in which they are read. */
export const readVitals = (resources: readonly FhirResource[]): readonly Measurement[] =>
  groupResults(resources.map(readObservation).flatMap(vitalResults), kindOf).toSorted(
    (a, b) => orderOf(a) - orderOf(b),
  )

const orderOf = ({ kind }: Measurement): number =>
  kind === 'lab' ? ORDER.length : ORDER.indexOf(kind)

const loincOf = (codes: readonly Coding[]): readonly string[] =>
  codes.flatMap(({ system, code }) => (system === LOINC ? [code] : []))

const kindOf = (codes: readonly Coding[]): VitalKind =>
  loincOf(codes)
    .map((code) => KINDS[code])
    .find((kind) => kind !== undefined) ?? 'other'

/** Blood pressure becomes one pair out of its two components; a third one keeps its own name. */
function vitalResults(observation: Observation): readonly NamedResult[] {
  const { whole, components } = observation
  if (kindOf(whole.codes) !== 'blood-pressure') return resultsOf(observation)
  const [systolic, diastolic] = [SYSTOLIC, DIASTOLIC].map((code) =>
    components.find(({ codes }) => loincOf(codes).includes(code)),
  )
  const pair = systolic && diastolic && pairOf(whole.result, systolic.result, diastolic.result)
  if (!pair) return resultsOf(observation)
  return [
    { ...whole, result: pair },
    ...components.filter((part) => part !== systolic && part !== diastolic),
  ]
}

/**
 * The two numbers as one value, with what is said of either of them.
 * @returns undefined when they are not two plain numbers in one unit: each is then shown by itself
 */
function pairOf(whole: Result, systolic: Result, diastolic: Result): Result | undefined {
  const [first, second] = [plainQuantity(systolic), plainQuantity(diastolic)]
  if (!first || !second) return undefined
  if (first.unit && second.unit && first.unit !== second.unit) return undefined
  const parts = [whole, systolic, diastolic]
  return {
    ...whole,
    value: { kind: 'pair', first, second },
    flag: severest(parts.map(({ flag }) => flag)),
    interpretation: parts.map(({ interpretation }) => interpretation).find(Boolean),
    oddities: distinct(parts.flatMap(({ oddities }) => oddities)),
  }
}

const plainQuantity = ({ value }: Result): Quantity | undefined =>
  value.kind === 'quantity' && !value.quantity.comparator ? value.quantity : undefined

/** What concerns the whole Observation stands with each of its components, too. */
const distinct = (oddities: readonly Oddity[]): readonly Oddity[] => [
  ...new Map(oddities.map((oddity) => [JSON.stringify(oddity), oddity])).values(),
]

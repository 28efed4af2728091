import { LOINC } from '../fhir/code-systems.ts'
import type { Coding } from '../fhir/concept.ts'
import type { FhirResource } from '../fhir/resource.ts'
import type { Measurement, VitalKind } from './measurement.ts'
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
  const [first, second] = [systolic, diastolic].map((part) => quantityOf(part))
  if (!first || !second) return resultsOf(observation)
  const pair: NamedResult = {
    ...whole,
    result: { ...whole.result, value: { kind: 'pair', first, second } },
  }
  return [pair, ...components.filter((part) => part !== systolic && part !== diastolic)]
}

const quantityOf = (part: NamedResult | undefined) =>
  part?.result.value.kind === 'quantity' ? part.result.value.quantity : undefined

import type { FhirResource } from '../../fhir/resource.ts'
import { loinc } from '../codes/loinc.ts'
import { systems } from '../codes/systems.ts'
import { codedAnswers } from '../vocabulary/answers.ts'
import { legacyCodes } from '../vocabulary/legacy-laboratory.ts'
import type { ObservationDefinition, ReferenceRange } from '../vocabulary/observation-definition.ts'
import { definitionOf, loincOf, type ObservationKey } from '../vocabulary/observations.ts'
import type { WrittenMoment } from './calendar.ts'
import type { Cell, DetailedResult } from './cell.ts'
import type { Chart, Reference } from './chart.ts'
import { bareConcept, type CodeableConcept, coding, concept } from './concept.ts'
import { flagOf, interpretation, rangeFor } from './interpretation.ts'
import type { Label } from './meta.ts'
import { quantity } from './quantity.ts'

export type ObservationEntry = {
  readonly what: ObservationKey
  readonly at: WrittenMoment
  readonly cell: Exclude<Cell, null>
  readonly performer: Reference
  /** When the result became available; vital signs have none. */
  readonly issued?: WrittenMoment
  readonly legacy?: boolean
  readonly labels?: readonly Label[]
  /** Breathing: room air, or litres per minute of oxygen. */
  readonly oxygen?: number
  readonly derivedFrom?: readonly Reference[]
}

const COMPARED = /^(<=|>=|<|>)\s*(\d+(?:\.\d+)?)$/
const PRESSURE = /^(\d+)\/(\d+)$/

const detailed = (cell: Exclude<Cell, null>): DetailedResult =>
  typeof cell === 'object' ? cell : { value: cell }

const sentRange = (range: ReferenceRange, unit: string) => ({
  ...(range.low !== undefined && { low: quantity(range.low, unit) }),
  ...(range.high !== undefined && { high: quantity(range.high, unit) }),
  ...(range.text && { text: range.text }),
})

/** The elements of an Observation that say what came out. */
type Result = Readonly<Record<string, unknown>>

function measuredResult(
  value: number,
  comparator: string | undefined,
  { unit = '1', critical }: ObservationDefinition,
  range: ReferenceRange | undefined,
): Result {
  const flag = flagOf(comparator === '<' ? value * 0.999 : value, range, critical)
  return {
    valueQuantity: quantity(value, unit, comparator),
    ...(flag && { interpretation: [interpretation(flag)] }),
    ...(range && { referenceRange: [sentRange(range, unit)] }),
  }
}

function answeredResult(answer: string, { expected }: ObservationDefinition): Result {
  const row = codedAnswers[answer]
  return {
    ...(row
      ? { valueCodeableConcept: concept(answer, coding('snomed', row)) }
      : { valueString: answer }),
    ...(expected && {
      interpretation: [interpretation(answer === expected ? 'N' : 'A')],
      referenceRange: [{ text: expected }],
    }),
  }
}

const pressureResult = (systolic: number, diastolic: number): Result => ({
  component: [
    { code: codeFor(loinc.systolic), valueQuantity: quantity(systolic, 'mm[Hg]') },
    { code: codeFor(loinc.diastolic), valueQuantity: quantity(diastolic, 'mm[Hg]') },
  ],
})

const codeFor = (row: readonly [string, string, string]): CodeableConcept => ({
  coding: [coding('loinc', row)],
})

const oxygenResult = (flow: number): Result => ({
  component: [
    flow === 0
      ? { code: codeFor(loinc.oxygenConcentration), valueQuantity: quantity(21, '%') }
      : { code: codeFor(loinc.oxygenFlow), valueQuantity: quantity(flow, 'L/min') },
  ],
})

/** The part of an Observation that says what came out. */
function resultOf(
  entry: ObservationEntry,
  definition: ObservationDefinition,
  { sex, calendar }: Chart,
): Result {
  const { value, absent, range: sent, asText } = detailed(entry.cell)
  const range = sent ?? rangeFor(definition, sex)
  if (value === undefined) {
    return { dataAbsentReason: bareConcept('dataAbsentReason', absent ?? 'unknown') }
  }
  if (typeof value === 'number') return measuredResult(value, undefined, definition, range)
  if (entry.what === 'deliveryDate') return { valueDateTime: calendar.day(value) }
  const pressure = PRESSURE.exec(value)
  if (pressure && entry.what === 'bloodPressure') {
    return pressureResult(Number(pressure[1]), Number(pressure[2]))
  }
  const compared = COMPARED.exec(value)
  if (compared && definition.unit && !asText) {
    return measuredResult(Number(compared[2]), compared[1], definition, range)
  }
  return answeredResult(value, definition)
}

function codeOf({ what, legacy }: ObservationEntry): CodeableConcept {
  const { label } = definitionOf(what)
  const local = legacy ? legacyCodes[what] : undefined
  if (local) return concept(local[1], coding('legacyLaboratory', local))
  const codes = [coding('loinc', loincOf(what))]
  // US Core asks for both codes of pulse oximetry.
  if (what === 'oxygenSaturation') codes.unshift(coding('loinc', loinc.pulseOximetry))
  return concept(label, ...codes)
}

const vitalSignProfiles: Partial<Record<ObservationKey, string>> = {
  bloodPressure: 'us-core-blood-pressure',
  heartRate: 'us-core-heart-rate',
  respiratoryRate: 'us-core-respiratory-rate',
  oxygenSaturation: 'us-core-pulse-oximetry',
  temperature: 'us-core-body-temperature',
  weight: 'us-core-body-weight',
  height: 'us-core-body-height',
  bmi: 'us-core-bmi',
  headCircumference: 'us-core-head-circumference',
  bmiPercentile: 'pediatric-bmi-for-age',
  weightForLength: 'pediatric-weight-for-height',
  headPercentile: 'head-occipital-frontal-circumference-percentile',
  smokingStatus: 'us-core-smokingstatus',
}

const profileOf = (what: ObservationKey, { category }: ObservationDefinition): string => {
  if (category === 'laboratory') return 'us-core-observation-lab'
  return vitalSignProfiles[what] ?? 'us-core-simple-observation'
}

export const observationKey = ({ what, at }: Pick<ObservationEntry, 'what' | 'at'>): string =>
  `${what}/${at}`

/** US Core Observation of any kind, flagged against the range that goes with it. */
export function buildObservation(entry: ObservationEntry, chart: Chart): FhirResource {
  const { what, at, performer, issued, labels, oxygen, derivedFrom } = entry
  const definition = definitionOf(what)
  const { status = 'final', note } = detailed(entry.cell)
  const { calendar } = chart
  return chart.resource('Observation', observationKey(entry), {
    profile: profileOf(what, definition),
    labels,
    elements: {
      status,
      category: [
        {
          coding: [{ system: systems.observationCategory, code: definition.category }],
        },
      ],
      code: codeOf(entry),
      subject: chart.patient,
      encounter: chart.encounterAt(at),
      effectiveDateTime: calendar.instant(at),
      issued: issued && calendar.instant(issued),
      performer: [performer],
      ...resultOf(entry, definition, chart),
      ...(oxygen === undefined ? {} : oxygenResult(oxygen)),
      note: note ? [{ text: calendar.say(note) }] : undefined,
      specimen: definition.specimen && { display: definition.specimen },
      derivedFrom,
    },
  })
}

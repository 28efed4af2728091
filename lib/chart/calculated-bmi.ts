import type { FhirDate } from '../fhir/fhir-date.ts'
import { startOf } from '../fhir/fhir-date.ts'
import { isDoubtful, isStanding, type Measurement, type Result } from './measurement.ts'

/** Body mass index worked out here from two measurements, each of which can be named. */
export type CalculatedBmi = {
  readonly value: number
  readonly weightWhen: FhirDate
  readonly heightWhen: FhirDate
}

const KILOGRAMS: Readonly<Record<string, number>> = { kg: 1, g: 0.001, '[lb_av]': 0.45359237 }
const METRES: Readonly<Record<string, number>> = { m: 1, cm: 0.01, '[in_i]': 0.0254 }
const DAY = 86_400_000
// Whoever is still growing needs a height of the same month.
const ADULT_METRES = 1.5
const MAX_DAYS_ADULT = 365
const MAX_DAYS_GROWING = 31

/**
 * @returns undefined when the EHR has a BMI of its own at least as new as the weight, when a UCUM
 *   unit is missing, or when the height is too old for the weight
 */
export function calculatedBmi(vitals: readonly Measurement[]): CalculatedBmi | undefined {
  const [weight, height, bmi] = (['weight', 'height', 'bmi'] as const).map((kind) =>
    newestFirm(vitals, kind),
  )
  if (!weight?.when || !height?.when) return undefined
  if (bmi?.when && startOf(bmi.when) >= startOf(weight.when)) return undefined
  const [kilograms, metres] = [inUnit(weight, KILOGRAMS), inUnit(height, METRES)]
  if (!kilograms || !metres) return undefined
  const days = Math.abs(startOf(weight.when) - startOf(height.when)) / DAY
  if (days > (metres >= ADULT_METRES ? MAX_DAYS_ADULT : MAX_DAYS_GROWING)) return undefined
  const value = Math.round((kilograms / metres ** 2) * 10) / 10
  return { value, weightWhen: weight.when, heightWhen: height.when }
}

const newestFirm = (
  vitals: readonly Measurement[],
  kind: Measurement['kind'],
): Result | undefined =>
  vitals
    .find((vital) => vital.kind === kind)
    ?.results.find(
      (result) => result.value.kind === 'quantity' && isStanding(result) && !isDoubtful(result),
    )

function inUnit(result: Result, factors: Readonly<Record<string, number>>): number | undefined {
  if (result.value.kind !== 'quantity') return undefined
  const { value, code, unit } = result.value.quantity
  const factor = factors[code ?? unit ?? '']
  return factor && value > 0 ? value * factor : undefined
}

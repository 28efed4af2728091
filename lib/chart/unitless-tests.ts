import { LOINC } from '../fhir/code-systems.ts'
import type { Coding } from '../fhir/concept.ts'

// LOINC codes whose results are plain numbers: pH, INR, specific gravity and scores.
const UNITLESS: ReadonlySet<string> = new Set([
  '2744-1', // pH, arterial blood
  '2746-6', // pH, venous blood
  '11558-4', // pH, blood
  '2756-5', // pH, urine
  '5803-2', // pH, urine by test strip
  '2965-2', // specific gravity, urine
  '5810-7', // specific gravity, urine by refractometry
  '5811-5', // specific gravity, urine by test strip
  '6301-6', // INR, platelet poor plasma
  '34714-6', // INR, blood
  '72514-3', // pain severity
  '9269-2', // Glasgow coma score
  '9272-6', // Apgar 1 minute
  '9274-2', // Apgar 5 minutes
])

/** Whether results of this test are numbers without a unit, so that a missing one is not odd. */
export const isUnitlessTest = ({ system, code }: Coding): boolean =>
  system === LOINC && UNITLESS.has(code)

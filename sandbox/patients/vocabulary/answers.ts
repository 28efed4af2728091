import { snomed } from '../codes/snomed.ts'

/** Answers in words that have a code; any other answer is sent as a string. */
export const codedAnswers: Readonly<Record<string, readonly [string, string, string]>> = {
  Negative: snomed.negative,
  Positive: snomed.positive,
  'Not detected': snomed.notDetected,
  'Non-reactive': snomed.nonReactive,
  Reactive: snomed.reactive,
  'Current smoker': snomed.currentSmoker,
  'Former smoker': snomed.formerSmoker,
  'Never smoked': snomed.neverSmoker,
  'Group O': snomed.bloodGroupO,
  'Rh negative': snomed.rhNegative,
}

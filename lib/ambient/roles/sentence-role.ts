import { roleFeatures, type SentenceInPlace } from './role-features.ts'
import model from './role-model.json' with { type: 'json' }

/** A logistic model: the weight of each feature towards the clinician, in natural log odds. */
export type RoleModel = {
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
}

const trained: RoleModel = model

/**
 * How much a sentence sounds like the clinician and not the patient.
 *
 * @returns natural log odds: above 0 the clinician, below 0 the patient, near 0 either
 */
export function clinicianLogOdds(sentence: SentenceInPlace, by: RoleModel = trained): number {
  let sum = by.bias
  for (const feature of roleFeatures(sentence)) {
    if (Object.hasOwn(by.weights, feature)) sum += by.weights[feature] ?? 0
  }
  return sum
}

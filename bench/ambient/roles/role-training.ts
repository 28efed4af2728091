import { roleFeatures, type SentenceInPlace } from '#lib/ambient/roles/role-features.ts'
import type { RoleModel } from '#lib/ambient/roles/sentence-role.ts'
import { sentencesOf } from '#lib/ambient/sentences.ts'
import type { Transcript } from '#lib/ambient/transcript.ts'
import { kept, mixed, rounded, seenOften } from '../training.ts'

/** A sentence of a visit whose speaker is known. */
export type Example = SentenceInPlace & { readonly isClinician: boolean }

/** Every sentence that the clinician or the patient said. */
export function examplesOf({ turns }: Transcript): readonly Example[] {
  const said = turns.flatMap(({ speaker, text }) =>
    sentencesOf(text).map(({ start, end }) => ({ speaker, text: text.slice(start, end) })),
  )
  return said.flatMap(({ speaker, text }, index) =>
    speaker === 'clinician' || speaker === 'patient'
      ? [
          {
            before: said[index - 1]?.text ?? '',
            text,
            after: said[index + 1]?.text ?? '',
            isClinician: speaker === 'clinician',
          },
        ]
      : [],
  )
}

// Chosen by five-fold cross-validation over the training visits.
const EPOCHS = 15
const FIRST_STEP = 0.05
const SHRINK = 0.1
/** A feature of fewer sentences is chance. */
const LEAST_SEEN = 5
/** A smaller weight moves nothing, and is left out of the file. */
const LEAST_WEIGHT = 0.14

/**
 * Logistic regression by stochastic gradient descent with L2 shrinkage. Deterministic: the examples
 * are taken in one order that mixes the visits.
 */
export function trainRoles(examples: readonly Example[]): RoleModel {
  const isOften = seenOften(examples.map(roleFeatures), LEAST_SEEN)
  const rows = mixed(examples).map((example) => ({
    features: [...roleFeatures(example)].filter(isOften),
    target: example.isClinician ? 1 : 0,
  }))
  const weights = new Map<string, number>()
  let bias = 0
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const step = FIRST_STEP / (1 + epoch / 3)
    for (const { features, target } of rows) {
      const sum = features.reduce((total, name) => total + (weights.get(name) ?? 0), bias)
      const error = target - 1 / (1 + Math.exp(-sum))
      bias += step * error
      for (const name of features) {
        const weight = weights.get(name) ?? 0
        weights.set(name, weight + step * (error - SHRINK * weight))
      }
    }
  }
  return { bias: rounded(bias), weights: kept(weights, LEAST_WEIGHT) }
}

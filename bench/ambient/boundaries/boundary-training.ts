import { boundaryFeatures, firstGap, nextGap } from '#lib/ambient/boundaries/boundary-features.ts'
import type { BoundaryModel } from '#lib/ambient/boundaries/thought-boundaries.ts'
import { kept, mixed, rounded, seenOften } from '../training.ts'
import type { Mark, Punctuated } from './boundary-examples.ts'

type Example = {
  readonly features: readonly string[]
  readonly target: 0 | 1
  /** How much it counts. */
  readonly weight: number
}

// Writers part the same thoughts by a full stop and by a comma.
const WEIGHT: Readonly<Record<Mark, number>> = { stop: 1, clause: 0.5, comma: 0.5, none: 1 }
/** A feature of fewer places is chance. */
const LEAST_SEEN = 4
const EPOCHS = 5
const STEP = 0.1
const L1 = 3
/** A smaller weight moves nothing, and is left out of the file. */
const LEAST_WEIGHT = 0.2

/**
 * Logistic regression by FTRL-Proximal (McMahan et al., KDD 2013, algorithm 1 with alpha 0.1, beta 1,
 * lambda1 3, lambda2 1), which leaves most weights at 0. Deterministic: the examples are taken in one
 * order that mixes the visits.
 */
export function trainBoundaries(speech: readonly Punctuated[]): BoundaryModel {
  const examples = mixed(oftenSeen(speech.flatMap(examplesOf)))
  const gradients = new Map<string, number>()
  const squares = new Map<string, number>()
  const weightOf = (feature: string): number => {
    const gradient = gradients.get(feature) ?? 0
    if (Math.abs(gradient) <= L1) return 0
    const rate = (1 + Math.sqrt(squares.get(feature) ?? 0)) / STEP + 1
    return (Math.sign(gradient) * L1 - gradient) / rate
  }
  let bias = -1
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { features, target, weight } of examples) {
      const weights = features.map(weightOf)
      const sum = weights.reduce((total, one) => total + one, bias)
      const slope = (1 / (1 + Math.exp(-sum)) - target) * weight
      bias -= 0.005 * slope
      features.forEach((feature, index) => {
        const square = squares.get(feature) ?? 0
        const grown = square + slope * slope
        const pull = ((Math.sqrt(grown) - Math.sqrt(square)) / STEP) * (weights[index] ?? 0)
        gradients.set(feature, (gradients.get(feature) ?? 0) + slope - pull)
        squares.set(feature, grown)
      })
    }
  }
  const weights = [...gradients.keys()].map((name) => [name, rounded(weightOf(name))] as const)
  return { bias: rounded(bias), weights: kept(weights, LEAST_WEIGHT) }
}

function examplesOf({ words, marks }: Punctuated): Example[] {
  const examples: Example[] = []
  let gap = firstGap(words)
  while (gap.at < words.length - 1) {
    const mark = marks[gap.at]
    const target = mark === 'stop' || mark === 'clause' ? 1 : 0
    examples.push({ features: boundaryFeatures(gap), target, weight: WEIGHT[mark ?? 'none'] })
    gap = nextGap(gap, target === 1)
  }
  return examples
}

function oftenSeen(examples: readonly Example[]): Example[] {
  const isOften = seenOften(
    examples.map(({ features }) => features),
    LEAST_SEEN,
  )
  return examples.map((one) => ({ ...one, features: one.features.filter(isOften) }))
}

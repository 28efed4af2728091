import { boundaryFeatures, firstGap, type Gap, nextGap } from './boundary-features.ts'
import model from './boundary-model.json' with { type: 'json' }

/** A logistic model: the weight of each feature towards a boundary, in natural log odds. */
export type BoundaryModel = {
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
}

const trained: BoundaryModel = model

/**
 * Where a thought ends in speech that has no punctuation, from left to right.
 *
 * @param words lower case (words.ts)
 * @param hint what else is known of the place after a word, in natural log odds; undefined where no
 *   thought may end. 0 and more of both together is a boundary
 * @returns indexes of the last words of thoughts, without that of the whole
 */
export function thoughtBoundaries(
  words: readonly string[],
  hint: (last: number, first: number) => number | undefined,
  by: BoundaryModel = trained,
): readonly number[] {
  const ends: number[] = []
  let gap = firstGap(words.map(withoutNumber))
  while (gap.at < words.length - 1) {
    const hinted = hint(gap.at, gap.from)
    const hasEnded = hinted !== undefined && boundaryLogOdds(gap, by) + hinted >= 0
    if (hasEnded) ends.push(gap.at)
    gap = nextGap(gap, hasEnded)
  }
  return ends
}

/** How likely a thought ends at a place: natural log odds, above 0 it does. */
function boundaryLogOdds(gap: Gap, by: BoundaryModel = trained): number {
  let sum = by.bias
  for (const feature of boundaryFeatures(gap)) {
    if (Object.hasOwn(by.weights, feature)) sum += by.weights[feature] ?? 0
  }
  return sum
}

/** Every number is alike here. */
export const withoutNumber = (word: string): string => (/\d/.test(word) ? '0' : word)

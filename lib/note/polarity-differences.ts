import { isClinical } from './clinical-words.ts'
import type { Polarities, Polarity } from './polarity.ts'
import { stem, wordsOf } from './words.ts'

/**
 * The words of a statement that the evidence speaks of with another polarity. A denial turned round
 * counts for every word; a question, an "if" or a relative only for clinical ones.
 */
export function polarityDifferences(statement: Polarities, evidence: Polarities): string[] {
  const differing: string[] = []
  for (const [key, stated] of statement) {
    const proven = evidence.get(key)
    if (proven && [...stated].some((polarity) => differs(polarity, proven, isClinical(key)))) {
      differing.push(key)
    }
  }
  return differing
}

function differs(stated: Polarity, proven: ReadonlySet<Polarity>, isDecisive: boolean): boolean {
  if (proven.has(stated)) return false
  return isDecisive || OPPOSITES[stated].some((opposite) => proven.has(opposite))
}

const OPPOSITES: Readonly<Record<Polarity, readonly Polarity[]>> = {
  affirmed: ['negated'],
  negated: ['affirmed'],
  asked: ['negated'],
  supposed: ['negated', 'supposed-not'],
  'supposed-not': ['negated', 'supposed'],
  'of-relative': ['negated', 'of-no-relative'],
  'of-no-relative': ['negated', 'of-relative'],
}

/** The first word of a text with this stem, as written there. */
export const wordWithStem = (text: string, key: string): string =>
  wordsOf(text).find((word) => stem(word.text) === key)?.text ?? key

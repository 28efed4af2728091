import type { ChartFact } from '../note/chart-fact.ts'

/** Services read about so much of a prompt, and of a longer one its end. */
const MOST_CHARACTERS = 600

// What is misheard most comes first.
const KINDS: readonly ChartFact['kind'][] = ['medication', 'allergy', 'problem']

/**
 * Names from the chart that may be said in the visit, for an engine that takes hints: medicines,
 * allergies, problems, each once, without doses or dates.
 */
export function hintWords(facts: readonly Pick<ChartFact, 'kind' | 'name'>[]): readonly string[] {
  const named = KINDS.flatMap((kind) => facts.filter((fact) => fact.kind === kind))
  const words = new Map(named.map(({ name }) => [name.trim().toLowerCase(), name.trim()]))
  let length = 0
  return [...words.values()].filter((word) => {
    if (word === '') return false
    length += word.length + 2
    return length <= MOST_CHARACTERS
  })
}

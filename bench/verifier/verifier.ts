import { readCorpus } from '../ambient/corpus.ts'
import { type Figure, type Row, rowOf, type Target } from '../report/row.ts'
import { mutations } from './mutations.ts'
import type { Chance, Mutation, Subject } from './subject.ts'
import { isRightlyFlagged, stands, subjectsOf } from './subjects.ts'

const RECALL: Target = { of: 'value', is: 'at least', limit: 95 }
const FALSE_FLAGS: Target = { of: 'value', is: 'at most', limit: 5 }

/**
 * What the verifier finds of sentences that were made wrong in one thing, and how many right ones it
 * takes for wrong: on the validation visits of ACI-Bench, on which no rule was written.
 */
export async function verifier(): Promise<readonly Row[]> {
  const valid = readCorpus('valid')
  if (!valid) {
    console.error('verifier: there is no ACI-Bench here; CHARTSIDE_SHARED_DATA names its folder.')
    return []
  }
  const visits = valid.map(subjectsOf)
  const chance = chanceFrom(1)
  return [
    falseFlags(visits.flat()),
    ...Object.entries(mutations).map(([name, mutate]) => recall(name, mutate, visits, chance)),
  ].map((figure) => rowOf('verifier', figure))
}

function falseFlags(subjects: readonly Subject[]): Figure {
  const judged = subjects.filter((subject) => !isRightlyFlagged(subject))
  const flagged = judged.filter((subject) => !stands(subject))
  return {
    name: `of ${judged.length} right sentences, flagged`,
    value: (100 * flagged.length) / judged.length,
    unit: '%',
    target: FALSE_FLAGS,
  }
}

function recall(
  name: string,
  mutate: Mutation,
  visits: readonly (readonly Subject[])[],
  chance: Chance,
): Figure {
  const mutants = visits.flatMap((visit) => {
    const others = visits.filter((other) => other !== visit).flat()
    return visit.filter(stands).flatMap((subject) => mutate(subject, chance, others) ?? [])
  })
  const found = mutants.filter((mutant) => !stands(mutant))
  return {
    name: `of ${mutants.length} wrong in ${name}, found`,
    value: (100 * found.length) / mutants.length,
    unit: '%',
    target: RECALL,
  }
}

/** A linear congruential generator (Numerical Recipes §7.1): the same mutants in every run. */
function chanceFrom(seed: number): Chance {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

import type { InvariantName } from './invariants.ts'
import type { Plan } from './plan.ts'
import type { Plant } from './planted-bugs.ts'
import { type Outcome, simulate } from './simulate.ts'

/** There need not be any. */
const isExtra = (actors: string): boolean =>
  actors === 'amendments' || actors === 'attendings' || actors === 'labels'

/** Plans that are smaller by one thing: a fault, a worker, a clinician, a tab, a change. */
function smallerThan(plan: Plan): readonly Plan[] {
  const without = plan.faults.map((fault) => ({
    ...plan,
    faults: plan.faults.filter((other) => other !== fault),
  }))
  const fewer = (['clinicians', 'tabs', 'workers', 'amendments', 'attendings', 'labels'] as const)
    .filter((actors) => plan[actors] > (isExtra(actors) ? 0 : 1))
    .map((actors) => ({ ...plan, [actors]: plan[actors] - 1 }))
  return [...fewer, ...without]
}

const breaks = ({ violations }: Outcome, invariant: InvariantName): boolean =>
  violations.some((one) => one.invariant === invariant)

/**
 * Makes a failing run smaller as long as the same invariant fails (SIM-7).
 * @param mostRuns how many runs may be spent on it
 */
export async function shrink(failed: Outcome, plant: Plant, mostRuns = 200): Promise<Outcome> {
  const invariant = failed.violations[0]?.invariant
  let smallest = failed
  let runs = 0
  let candidates = invariant ? [...smallerThan(failed.plan)] : []
  while (invariant && runs < mostRuns) {
    const plan = candidates.shift()
    if (!plan) break
    runs += 1
    const outcome = await simulate(plan, plant)
    if (!breaks(outcome, invariant)) continue
    smallest = outcome
    candidates = [...smallerThan(plan)]
  }
  return smallest
}

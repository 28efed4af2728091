import { faultNames } from './faults.ts'
import { type Plan, planOf } from './plan.ts'
import type { Outcome } from './simulate.ts'

const LAST_EVENTS = 50

/** The command that plays this very run again. */
function replayCommand(plan: Plan): string {
  const whole = planOf(plan.seed)
  const isWhole = whole.faults.length === plan.faults.length
  const options = [
    `--seed ${plan.seed}`,
    ...(isWhole ? [] : [`--faults ${plan.faults.join(',') || 'none'}`]),
    ...(['workers', 'clinicians', 'tabs', 'amendments', 'attendings', 'labels'] as const)
      .filter((actors) => whole[actors] !== plan[actors])
      .map((actors) => `--${actors} ${plan[actors]}`),
  ]
  return `npm run simulate -- ${options.join(' ')} --trace`
}

/** A violation for the person who has to understand it: what, where, what led to it, and again. */
export function reportOf({ plan, violations, trace }: Outcome): readonly string[] {
  const [first] = violations
  if (!first) return []
  const upTo = trace.findLastIndex((line) => Number.parseInt(line, 10) <= first.step) + 1
  return [
    `seed ${plan.seed}, step ${first.step}: ${first.invariant}`,
    ...violations.map(({ step, what }) => `  step ${step}: ${what}`),
    `${plan.profile}, conditional create ${plan.conditionalCreate}, identifier search ${plan.identifierSearch}, If-Match ${plan.ifMatch}`,
    `faults: ${plan.faults.join(', ') || 'none'} (of ${faultNames.length})`,
    ...trace.slice(Math.max(0, upTo - LAST_EVENTS), upTo),
    replayCommand(plan),
  ]
}

// Usage:  npm run faults                              plays every scenario once, with real processes
//         npm run faults -- --seeds N [--from S]      each with N seeds
//                           --only F6,F11             those of some rows, or by words of their names
//                           --short                   the set of `npm test`
//                           --slow                    also those that wait in real time
//                           --port P                  where the sandbox EHR listens (4440)
// Exit code: 0 every promise was kept, 1 one was not.
import { parseArgs } from 'node:util'
import { type FaultOutcome, playFaults } from '#lib/testing/faults/play.ts'
import { chosenScenarios } from '#lib/testing/faults/scenarios/all-scenarios.ts'
import { outcomeLine, scorecard, unreachedIn } from '#lib/testing/faults/scorecard.ts'
import { openWorld } from '#lib/testing/faults/world.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    from: { type: 'string', default: '1' },
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
    slow: { type: 'boolean', default: false },
    port: { type: 'string', default: '4440' },
  },
})

const scenarios = chosenScenarios({
  only: values.only?.split(','),
  isShort: values.short,
  withSlow: values.slow,
})
if (scenarios.length === 0) {
  console.error('No scenario is called like that.')
  process.exit(1)
}
const [from, seeds] = [Number(values.from), Number(values.seeds)]
const outcomes: FaultOutcome[] = []
const world = await openWorld(process.cwd(), Number(values.port))
try {
  for (let seed = from; seed < from + seeds; seed += 1) {
    for (const scenario of scenarios) {
      const outcome = await playFaults(world, scenario, seed)
      if (typeof outcome === 'string') {
        console.log(`– ${scenario.fault} ${scenario.name}: NOT PLAYED, ${outcome}`)
        continue
      }
      outcomes.push(outcome)
      console.log(outcomeLine(outcome))
    }
  }
} finally {
  await world.close()
}
// A set that never gets somewhere proves nothing about it; chosen scenarios need not get everywhere.
const unreached = values.only ? [] : unreachedIn(outcomes)
console.log(scorecard(outcomes, unreached))
const isKept = outcomes.every(({ violations }) => violations.length === 0)
process.exit(isKept && unreached.length === 0 ? 0 : 1)

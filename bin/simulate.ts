// Usage:  npm run simulate -- --seeds N [--from S]     plays N seeds and judges them
//         npm run simulate -- --seed S [--trace]       plays one; --faults a,b --workers n
//                                                      --clinicians n --tabs n --amendments n
//                                                      --attendings n --labels n make it smaller
// Exit code: 0 every promise was kept, 1 one was not.
import { parseArgs } from 'node:util'
import {
  type Coverage,
  emptyCoverage,
  missedBy,
  withRun,
} from '#lib/testing/simulation/coverage.ts'
import { type FaultName, faultNames } from '#lib/testing/simulation/faults.ts'
import { type Plan, planOf } from '#lib/testing/simulation/plan.ts'
import { nothingPlanted } from '#lib/testing/simulation/planted-bugs.ts'
import { reportOf } from '#lib/testing/simulation/report.ts'
import { shrink } from '#lib/testing/simulation/shrink.ts'
import { type Outcome, simulate } from '#lib/testing/simulation/simulate.ts'
import { transitionRows } from '#lib/testing/simulation/transition-rows.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    faults: { type: 'string' },
    workers: { type: 'string' },
    clinicians: { type: 'string' },
    tabs: { type: 'string' },
    amendments: { type: 'string' },
    attendings: { type: 'string' },
    labels: { type: 'string' },
    trace: { type: 'boolean' },
  },
})

function chosenFaults(): Partial<Plan> {
  if (values.faults === undefined) return {}
  const wanted = values.faults.split(',')
  return { faults: faultNames.filter((name: FaultName) => wanted.includes(name)) }
}

function chosenPlan(seed: number): Plan {
  const actors = (
    ['workers', 'clinicians', 'tabs', 'amendments', 'attendings', 'labels'] as const
  ).flatMap((name) => (values[name] === undefined ? [] : [[name, Number(values[name])] as const]))
  return { ...planOf(seed), ...chosenFaults(), ...Object.fromEntries(actors) }
}

async function playOne(seed: number): Promise<boolean> {
  const outcome = await simulate(chosenPlan(seed))
  if (values.trace) console.log(outcome.trace.join('\n'))
  console.log(reportOf(outcome).join('\n') || `seed ${seed}: every promise was kept`)
  console.log(`trace ${outcome.traceHash}`)
  return outcome.violations.length === 0
}

async function explain(failed: Outcome): Promise<void> {
  console.log(reportOf(await shrink(failed, nothingPlanted)).join('\n'))
  console.log(`whole: npm run simulate -- --seed ${failed.plan.seed} --trace\n`)
}

async function playMany(from: number, count: number): Promise<boolean> {
  const started = performance.now()
  const failed: number[] = []
  let coverage: Coverage = emptyCoverage
  let turns = 0
  let documents = 0
  let twins = 0
  for (let seed = from; seed < from + count; seed += 1) {
    const outcome = await simulate(planOf(seed))
    coverage = withRun(coverage, outcome)
    turns += outcome.trace.length
    const filingIds = outcome.history.documents.map(({ filingId }) => filingId)
    documents += filingIds.length
    twins += filingIds.length - new Set(filingIds).size
    if (outcome.violations.length === 0) continue
    failed.push(seed)
    await explain(outcome)
  }
  const seconds = Math.round((performance.now() - started) / 1000)
  const sum = [...coverage.crashes.values()].reduce((all, one) => all + one, 0)
  console.log(`${count} seeds from ${from} in ${seconds} s: ${failed.length} failed`)
  console.log(`${turns} events, ${documents} documents in the EHR, ${twins} of them excused twins`)
  console.log(`${coverage.rows.size} of ${transitionRows.length} rows reached`)
  console.log(`deaths at named points, in runs: ${sum}`)
  console.log(`not reached: ${missedBy(coverage).join(', ') || 'nothing that can be'}`)
  return failed.length === 0
}

const isGood =
  values.seed === undefined
    ? await playMany(Number(values.from), Number(values.seeds))
    : await playOne(Number(values.seed))
process.exit(isGood ? 0 : 1)

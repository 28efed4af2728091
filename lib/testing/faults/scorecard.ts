import { cpus, totalmem } from 'node:os'
import { crashPoints } from './crash-points.ts'
import type { Measure } from './fault-run.ts'
import type { FaultOutcome } from './play.ts'

/** What one run came to, and the command that plays it again where a promise was broken. */
export function outcomeLine(outcome: FaultOutcome): string {
  const { scenario, seed, kind, violations, seconds } = outcome
  const title = `${scenario.fault} ${scenario.name}`
  const told = `${title}, ${kind}, seed ${seed}: ${seconds.toFixed(1)} s`
  if (violations.length === 0) return `✓ ${told}`
  return [
    `✗ ${told}`,
    ...violations.map(({ invariant, what }) => `    ${invariant}: ${what}`),
    `    npm run faults -- --only "${scenario.name}" --from ${seed}`,
  ].join('\n')
}

/** Crash points at which no process of these runs has ever been. */
export const unreachedIn = (outcomes: readonly FaultOutcome[]): readonly string[] => {
  const reached = new Set(outcomes.flatMap(({ passages }) => passages))
  return crashPoints.filter((point) => !reached.has(point))
}

/** The figures of all runs, with the machine they are of (FT-9). */
export function scorecard(outcomes: readonly FaultOutcome[], unreached: readonly string[]): string {
  const sum = (count: (outcome: FaultOutcome) => number): number =>
    outcomes.reduce((all, outcome) => all + count(outcome), 0)
  const rests = outcomes.map(({ restSeconds }) => restSeconds).toSorted((a, b) => a - b)
  const [cpu] = cpus()
  return [
    '',
    ...rowsOf(outcomes),
    '',
    `${outcomes.length} runs, ${sum(({ violations }) => violations.length)} promises broken`,
    `${sum(({ filings }) => filings)} notes signed, ${sum(({ documents }) => documents)} documents in the EHR`,
    `${sum(({ kills }) => kills)} processes killed, ${sum(({ stops }) => stops)} stopped, ${sum(({ faults }) => faults)} faults armed`,
    `at rest after ${at(rests, 0.5)} s (half of the runs), ${at(rests, 1)} s (the slowest)`,
    ...measured(outcomes.flatMap(({ measures }) => measures)),
    ...(unreached.length > 0 ? [`never reached: ${unreached.join(', ')}`] : []),
    `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  ].join('\n')
}

/** One line for each row of docs/faults.md. */
function rowsOf(outcomes: readonly FaultOutcome[]): readonly string[] {
  const names = [...new Set(outcomes.map(({ scenario }) => scenario))]
  return names.map((scenario) => {
    const runs = outcomes.filter((outcome) => outcome.scenario === scenario)
    const kills = runs.reduce((all, { kills }) => all + kills, 0)
    const broken = runs.filter(({ violations }) => violations.length > 0).length
    return `${scenario.fault.padEnd(4)} ${scenario.name.padEnd(56)} ${runs.length} runs, ${kills} killed, ${broken} broken`
  })
}

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(1)

/** The worst of each, beside what is aimed at. */
function measured(measures: readonly Measure[]): readonly string[] {
  const names = [...new Set(measures.map(({ what }) => what))]
  return names.flatMap((name) => {
    const [worst] = measures
      .filter(({ what }) => what === name)
      .toSorted((a, b) => b.value - a.value)
    if (!worst) return []
    const aim = worst.atMost === undefined ? '' : ` (aim: at most ${worst.atMost} ${worst.unit})`
    return [`${name}: ${worst.value.toFixed(1)} ${worst.unit} at most${aim}`]
  })
}

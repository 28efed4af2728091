import { describe, expect, test } from 'vitest'
import { type Coverage, emptyCoverage, missedBy, unreachableRows, withRun } from './coverage.ts'
import { planOf, withoutAmendments } from './plan.ts'
import { regressions } from './regressions.ts'
import { reportOf } from './report.ts'
import { simulate } from './simulate.ts'
import { transitionRows } from './transition-rows.ts'

const CI_SEEDS = 500
/** Half a minute on two cores; a machine that is busy with other things takes its time. */
const WITHIN_MS = 240_000

describe('SIM-6 filing, simulated', () => {
  test(
    `keeps its promises over ${CI_SEEDS} seeds, and they reach every row and crash point`,
    async () => {
      let coverage: Coverage = emptyCoverage
      for (let seed = 1; seed <= CI_SEEDS; seed += 1) {
        const outcome = await simulate(planOf(seed))
        expect(reportOf(outcome).join('\n')).toBe('')
        coverage = withRun(coverage, outcome)
      }
      expect(missedBy(coverage)).toEqual([])
      expect(Object.keys(unreachableRows).filter((row) => coverage.rows.has(row))).toEqual([])
    },
    WITHIN_MS,
  )

  test.each(regressions)('seed %i no longer fails: %s', async (seed) => {
    // As it was when it failed: before there were amendments.
    const outcome = await simulate(withoutAmendments(planOf(seed)))
    expect(reportOf(outcome).join('\n')).toBe('')
  })

  test('SIM-2 plays the same run for the same seed, byte for byte', async () => {
    for (const seed of [5, 17]) {
      const [once, again] = [await simulate(planOf(seed)), await simulate(planOf(seed))]
      expect(again.traceHash).toBe(once.traceHash)
      expect(again.trace).toEqual(once.trace)
    }
    const [one, other] = [await simulate(planOf(5)), await simulate(planOf(17))]
    expect(one.traceHash).not.toBe(other.traceHash)
  })

  test('names only rows as unreachable that exist', () => {
    expect(transitionRows).toEqual(expect.arrayContaining(Object.keys(unreachableRows)))
  })
})

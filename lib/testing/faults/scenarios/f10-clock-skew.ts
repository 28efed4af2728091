import type { Scenario } from '../play.ts'
import { loseAnswers } from './f03-lost-after-commit.ts'
import { fileWhile } from './file-while.ts'

const MOST_MS = 10 * 60_000

/**
 * F10: the worker's clock is ten minutes off, and jumps at its restart. Fails when leases and looks
 * go by the process's clock instead of the database's (advance-filing.ts).
 */
export const clockSkew: Scenario = {
  fault: 'F10',
  name: 'the clock of the worker is off and jumps',
  async play(run) {
    const chance = run.chance('skew')
    for (let start = 0; start < 2; start += 1) {
      run.counts.faults += 1
      const skewMs = chance.between(-MOST_MS, MOST_MS)
      await fileWhile(run, { notes: 2, before: loseAnswers, skewMs })
    }
  },
}

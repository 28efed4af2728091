import { setTimeout as delay } from 'node:timers/promises'
import { within } from '../fault-run.ts'
import { statesOf } from '../filing-rows.ts'
import type { Scenario } from '../play.ts'
import { fileWhile } from './file-while.ts'
import { signNotes } from './sign-notes.ts'

/** F2: the connection ends before the EHR stores anything. Fails when absence is not looked for. */
export const lostBeforeCommit: Scenario = {
  fault: 'F2',
  name: 'the connection ends before the commit',
  play: (run) =>
    fileWhile(run, {
      notes: 3,
      before: () => run.arm({ kind: 'drop-before-commit', method: 'POST', times: 3 }),
    }),
}

const DEADLINE_MS = 15_000

/**
 * F2: no answer in time, and the EHR stores it when nobody listens any more. The EHR is given its
 * time before anything else passes: what comes into sight later than the looks wait cannot be met
 * (docs/faults.md).
 */
export const lateCommit: Scenario = {
  fault: 'F2',
  name: 'the EHR commits after the deadline',
  isSlow: true,
  async play(run) {
    await run.arm({ kind: 'delay', method: 'POST', milliseconds: DEADLINE_MS + 2_000 })
    const worker = await run.startWorker()
    await signNotes(run, 1)
    const isUnknown = async () => (await statesOf(run)).includes('unknown')
    await within(2 * DEADLINE_MS, isUnknown)
    await delay(4_000)
    await worker.stop()
  },
}

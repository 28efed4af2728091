import { startClinician } from '../clinician.ts'
import type { CrashPoint } from '../crash-points.ts'
import { type FaultRun, fellWithin, letLeasesEnd, letTimePass } from '../fault-run.ts'
import type { Scenario } from '../play.ts'
import { signNotes } from './sign-notes.ts'

const NOTES = 4
const DEATHS = 3
const DIES_WITHIN_MS = 40_000

/**
 * F6: SIGKILL around the POST. Fails when a dead worker's note goes back to `queued` instead of
 * being looked for (advance-filing.ts).
 */
const killedAt = (point: CrashPoint): Scenario => ({
  fault: 'F6',
  name: `worker killed at ${point}`,
  isShort: point === 'C4',
  async play(run) {
    // Something to find: answers that got lost.
    if (point === 'C7') await run.arm({ kind: 'drop-after-commit', method: 'POST', times: NOTES })
    await signNotes(run, NOTES)
    for (let death = 0; death < DEATHS; death += 1) await dieAt(run, point)
  },
})

async function dieAt(run: FaultRun, point: CrashPoint): Promise<void> {
  const nth = run.chance(`nth ${run.counts.kills}`).between(1, 2)
  const worker = await run.startWorker({ fallAt: { point, nth } })
  await letTimePass(run)
  if (!(await fellWithin(worker, DIES_WITHIN_MS))) {
    // Later there may be nothing left to do; a run without one death proves nothing (PH-3).
    if (run.counts.kills === 0) run.unforeseen.push(`the worker never came to ${point}`)
    return worker.stop()
  }
  await run.bury(worker)
  await letLeasesEnd(run)
  await letTimePass(run)
}

/** C1: the approval is committed, and the process that did it is gone; the author asks again. */
const approvalKilled: Scenario = {
  fault: 'F6',
  name: 'web killed at C1',
  isShort: true,
  async play(run) {
    const [patientId = ''] = run.patients
    const dying = await startClinician(run, { fallAt: { point: 'C1' } })
    await dying.open(patientId)
    const signed = await dying.write(patientId)
    if (!signed) throw new Error('no note was written')
    await dying.approve(signed)
    await run.bury(dying.program)
    const next = await startClinician(run)
    await next.open(patientId)
    if (run.chance('asks again').happens(0.5)) await next.approve(signed)
    await next.program.stop()
  },
}

export const workerKilled: readonly Scenario[] = [
  approvalKilled,
  ...(['C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9'] as const).map(killedAt),
]

import type { FaultRun } from '../fault-run.ts'
import type { Scenario } from '../play.ts'
import { fileWhile } from './file-while.ts'

const losses = ['drop-after-commit', 'error-after-commit', 'broken-body', 'no-location'] as const

/** Stored, and the answer never comes, or says too little. */
export async function loseAnswers(run: FaultRun): Promise<void> {
  const chance = run.chance('losses')
  for (let loss = 0; loss < 3; loss += 1) {
    const kind = losses[chance.between(0, losses.length - 1)] ?? 'drop-after-commit'
    await run.arm({ kind, method: 'POST', path: 'fhir/DocumentReference' })
  }
}

/** F3. Fails when a lost answer is followed by a second POST instead of a look (transition.ts). */
export const lostAfterCommit: Scenario = {
  fault: 'F3',
  name: 'the answer is lost after the commit',
  isShort: true,
  play: (run) => fileWhile(run, { notes: 3, before: loseAnswers }),
}

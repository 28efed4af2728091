import type { FaultRun } from '../fault-run.ts'
import type { Scenario } from '../play.ts'
import type { SandboxFault } from '../sandbox-process.ts'
import { fileWhile } from './file-while.ts'

const inAnHour = () => new Date(Date.now() + 3_600_000).toUTCString()

/** "Not processed", said in every way there is, and errors that say nothing of the kind. */
const refusals: readonly (() => Omit<SandboxFault, 'method'>)[] = [
  () => ({ kind: 'status', status: 503, retryAfter: '1' }),
  () => ({ kind: 'status', status: 429, retryAfter: inAnHour() }),
  () => ({ kind: 'status', status: 503, retryAfter: '99999999999' }),
  () => ({ kind: 'status', status: 429 }),
  () => ({ kind: 'status', status: 503, retryAfter: 'soon' }),
  () => ({ kind: 'status', status: 502 }),
  () => ({ kind: 'error-before-commit' }),
  () => ({ kind: 'error-after-commit' }),
]

/** Two of them, on sends and on looks. */
export async function refuse(run: FaultRun): Promise<void> {
  const chance = run.chance('refusals')
  for (const method of ['POST', 'GET'] as const) {
    const refusal = refusals[chance.between(0, refusals.length - 1)]
    const isOfWrites = refusal?.().kind.startsWith('error-')
    if (!refusal || (isOfWrites && method === 'GET')) continue
    await run.arm({ ...refusal(), method, path: 'fhir/DocumentReference*', times: 2 })
  }
}

/** F1. Fails when 502 or 500 is taken for "not processed" (create-answer.ts). */
export const ehrRefuses: Scenario = {
  fault: 'F1',
  name: 'the EHR answers 429, 503 and 500',
  play: (run) => fileWhile(run, { notes: 4, before: refuse }),
}

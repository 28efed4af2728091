import { ehrLedger } from './ehr-ledger.ts'
import { receivePost } from './ehr-post.ts'
import { answerRead } from './ehr-read.ts'
import type { Run } from './run.ts'
import { anActor } from './scheduler.ts'
import { answerOf, type Wire } from './wire.ts'

export type SimulatedEhr = ReturnType<typeof simulatedEhr>

/** The other side of the wire: it lives on whatever happens to the processes that ask it. */
export function simulatedEhr(run: Run) {
  const actor = anActor('ehr')
  const ledger = ehrLedger(run)

  async function receive(wire: Wire): Promise<void> {
    await run.times.turn(
      actor,
      `receives ${wire.request.method}`,
      run.chance('wire').between(1, 40),
    )
    run.history.requests.push({
      step: run.times.step(),
      requestId: wire.request.headers['x-request-id'],
    })
    if (run.strikes('unauthorized', 0.3)) return wire.answer(answerOf(401))
    if (wire.request.method === 'POST') return receivePost({ run, actor, ledger }, wire)
    wire.answer(answerRead({ run, actor, ledger }, wire.request.url))
  }

  return {
    ledger,
    receive: (wire: Wire) => run.times.spawn(() => receive(wire)),
    /** What a clinician finds who looks into the EHR with their own eyes. */
    shows: (patientId: string, sha256: string): boolean =>
      ledger.documents.some((one) => one.patientId === patientId && one.sha256 === sha256),
  }
}

import type { Filing } from '#lib/filing/filing.ts'
import { ehrLedger } from './ehr-ledger.ts'
import { answerRead } from './ehr-read.ts'
import { receiveWrite } from './ehr-write.ts'
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
    if (wire.request.method !== 'GET') return receiveWrite({ run, actor, ledger }, wire)
    wire.answer(answerRead({ run, actor, ledger }, wire.request.url))
  }

  return {
    ledger,
    receive: (wire: Wire) => run.times.spawn(() => receive(wire)),
    /** What a clinician finds who looks into the EHR with their own eyes. */
    shows({ kind, method, target, patientId, attachmentSha256 }: Filing): boolean {
      const changed = method === 'put' ? ledger.find(target?.recordId) : undefined
      if (kind === 'void') return changed?.isVoid ?? false
      const there = changed ? [changed] : ledger.documents
      return there.some((one) => one.patientId === patientId && one.sha256 === attachmentSha256)
    },
  }
}

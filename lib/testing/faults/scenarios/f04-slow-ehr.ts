import { query } from '../../postgres/query.ts'
import { type FaultRun, within } from '../fault-run.ts'
import { statesOf } from '../filing-rows.ts'
import type { Scenario } from '../play.ts'
import { signNotes } from './sign-notes.ts'

const PATIENCE_MS = 30_000

/**
 * F4: an answer that comes a byte at a time, or never ends. The one deadline ends it, and other
 * notes do not wait for it meanwhile. Fails when the deadline is for the headers only
 * (guarded-fetch.ts).
 */
const slow = (kind: 'slow-body' | 'stalled-body'): Scenario => ({
  fault: 'F4',
  name: `the EHR answers with a ${kind}`,
  kinds: ['conditional', 'searched'],
  isSlow: true,
  async play(run) {
    await run.arm({ kind, method: 'POST', path: 'fhir/DocumentReference', bytesPerSecond: 1 })
    const worker = await run.startWorker()
    await signNotes(run, 1)
    await within(PATIENCE_MS, async () => (await statesOf(run)).includes('sending'))
    const others = performance.now()
    await signNotes(run, 2)
    const filed = async () => (await statesOf(run)).filter((state) => state === 'filed').length
    await within(PATIENCE_MS, async () => (await filed()) === 2)
    const otherSeconds = (performance.now() - others) / 1_000
    await within(PATIENCE_MS, async () => (await statesOf(run)).includes('unknown'))
    await worker.stop()
    run.measures.push(
      { what: 'given up after', value: await secondsOfSend(run), unit: 's', atMost: 16 },
      { what: 'two other notes signed and filed meanwhile', value: otherSeconds, unit: 's' },
    )
  },
})

async function secondsOfSend({ database }: FaultRun): Promise<number> {
  const [row] = await query<{ seconds: string }>(
    database.ownerUrl,
    `select extract(epoch from lost.at - sent.at) as seconds from filing_step sent
     join filing_step lost using (filing_id) where sent.event = 'claimed' and lost.event = 'answer-lost'`,
  )
  return Number(row?.seconds)
}

export const slowEhr: readonly Scenario[] = [slow('slow-body'), slow('stalled-body')]

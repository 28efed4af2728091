import type { FilingState } from '#lib/filing/filing.ts'
import { advanceFiling } from '#lib/flows/advance-filing.ts'
import { advanceProvenance } from '#lib/flows/advance-provenance.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { isUnderWay, labelsOf } from './labels-of.ts'
import { type Machines, type Node, startNode } from './node.ts'

const SWEEP_MS = 10_000
const LONGEST_IDLE_MS = 60_000
const SWEEP_LIMIT = 100

/** A worker that is started again after each death, until the run is over. */
export async function keepWorking(machines: Machines, name: string): Promise<void> {
  const { run } = machines
  for (;;) {
    const node = startNode(machines, name)
    run.times.spawn(() => work(node))
    await node.process.actor.whenDead
    await run.times.turn(run.supervisor, 'starts again', run.chance('restart').between(0, 30_000))
  }
}

/** Works like lib/server/filing-worker.ts: woken for what is due, and sweeping. */
async function work(node: Node): Promise<void> {
  const { process, deps } = node
  const { run, actor } = process
  const busy = new Set<FilingId>()
  for (;;) {
    await run.times.turn(actor, 'sweeps', untilNextSweep(node))
    const now = await deps.filings.now()
    const due = now.ok ? await deps.filings.due(now.value, SWEEP_LIMIT) : now
    for (const id of due.ok ? due.value : []) {
      // A job may run twice, even at once (WB-22).
      if (busy.has(id) && run.chance('jobs').happens(0.7)) continue
      busy.add(id)
      run.times.spawn(async () => {
        await advanceFiling(deps, id)
        busy.delete(id)
        if (run.plan.labels > 0) await advanceProvenance(deps, id)
      })
    }
    if (run.plan.labels > 0) await sweepLabels(node)
  }
}

/** What no filing led to any more, as lib/server/label-notes.ts looks for it. */
async function sweepLabels({ process: { run }, deps }: Node): Promise<void> {
  // The same saving as below.
  if (!labelsOf(run).some(isUnderWay)) return
  const now = await deps.filings.now()
  const due = now.ok ? await deps.provenances.due(now.value, SWEEP_LIMIT) : now
  for (const id of due.ok ? due.value : []) {
    run.times.spawn(async () => void (await advanceProvenance(deps, id)))
  }
}

const working: readonly FilingState[] = ['queued', 'sending', 'unknown', 'held', 'filed']

/** The queue wakes a worker when a filing is due; looking at rows saves us from waking for nothing. */
function untilNextSweep({ process: { run } }: Node): number {
  const filings = run.database.filings.all().filter(({ state }) => working.includes(state))
  const now = Date.parse(run.trueTime())
  const waits = filings.flatMap(({ state, notBefore }) => {
    if (state === 'sending') return [SWEEP_MS]
    return notBefore ? [Math.max(0, Date.parse(notBefore) - now)] : []
  })
  const next = Math.min(LONGEST_IDLE_MS, ...waits) + run.chance('jobs').between(50, 2_000)
  return run.isChaos() && waits.length > 0 ? Math.min(SWEEP_MS, next) : next
}

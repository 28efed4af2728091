import type { ApprovalStore } from '#lib/filing/approval-store.ts'
import type { Filing, FilingStep } from '#lib/filing/filing.ts'
import type { FilingStore } from '#lib/filing/filing-store.ts'
import type { ProvenanceStore } from '#lib/filing/provenance-store.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import type { NoteStore } from '#lib/note/note-store.ts'
import type { LaunchStore } from '#lib/smart/launch-store.ts'
import type { Tokens } from '#lib/smart/token-response.ts'
import type { Run } from './run.ts'
import type { Actor } from './scheduler.ts'
import { type SimulatedProcess, throughDatabase } from './simulated-process.ts'

/** The one database as a process sees it: other processes come between any two calls. */
export function simulatedStores(process: SimulatedProcess) {
  const { database, history, times } = process.run
  type Call = Parameters<typeof throughDatabase>[1]
  const through = <T>(call: Call, work: () => Promise<Result<T>>) =>
    throughDatabase(process, call, work)
  const read = <T>(port: string, work: () => Promise<Result<T>>) =>
    through({ port, isWrite: false }, work)
  const write = <T>(port: string, work: () => Promise<Result<T>>, about?: string) =>
    through({ port, isWrite: true, about }, work)

  async function moved(
    before: Filing | undefined,
    { event, state }: FilingStep,
    work: () => Promise<Result<boolean>>,
  ): Promise<Result<boolean>> {
    const written = await work()
    if (written.ok && written.value && before) {
      const { id: filingId } = before
      history.moves.push({
        ...{ step: times.step(), filingId },
        ...{ before: before.state, event, after: state },
      })
      times.tell(database.actor, `${filingId.slice(-4)} ${before.state} -> ${state}`)
    }
    return written
  }

  const filings: FilingStore = {
    now: () => read('filings.now', database.filings.now),
    find: (id) => read('filings.find', () => database.filings.find(id)),
    ofNote: (id) => read('filings.ofNote', () => database.filings.ofNote(id)),
    ofFamily: (id) => read('filings.ofFamily', () => database.filings.ofFamily(id)),
    steps: (id) => read('filings.steps', () => database.filings.steps(id)),
    payload: (id) => read('filings.payload', () => database.filings.payload(id)),
    take: (id, now, leaseMs) =>
      write('filings.take', async () => {
        const taken = await database.filings.take(id, now, leaseMs)
        if (taken.ok && taken.value) database.fences.set(id, taken.value.fence)
        return taken
      }),
    record: (taken, progress, step, release) =>
      write(
        'filings.record',
        () =>
          // What the worker believes, not what is stored: a move from an outdated state must show.
          moved(taken.filing, step, async () => {
            const written = await database.filings.record(taken, progress, step, release)
            if (written.ok && written.value && progress.verification === 'identical') {
              history.verified.push({ step: times.step(), filingId: taken.filing.id })
            }
            return written
          }),
        step.event,
      ),
    release: (taken) => write('filings.release', () => database.filings.release(taken)),
    due: (now, limit) => read('filings.due', () => database.filings.due(now, limit)),
    unfinishedOf: (launch) =>
      read('filings.unfinishedOf', () => database.filings.unfinishedOf(launch)),
    recordsOfOthers: (filing) =>
      read('filings.recordsOfOthers', () => database.filings.recordsOfOthers(filing)),
    signedRecords: (launch) =>
      read('filings.signedRecords', () => database.filings.signedRecords(launch)),
    change: (filing, progress, step, launchId) =>
      write(
        'filings.change',
        () => moved(filing, step, () => database.filings.change(filing, progress, step, launchId)),
        step.event,
      ),
  }

  const approvals: ApprovalStore = {
    approve: (approval) =>
      write('approvals.approve', async () => {
        const stored = await database.approvals.approve(approval)
        if (stored.ok && stored.value === 'approved') {
          const { id: filingId, noteId } = approval.filing
          history.approvals.push({ step: times.step(), filingId, noteId })
        }
        return stored
      }),
    void: (voids) =>
      write('approvals.void', async () => {
        const stored = await database.approvals.void(voids)
        for (const { filing } of stored.ok && stored.value === 'stored' ? voids : []) {
          const { id: filingId, noteId } = filing
          history.approvals.push({ step: times.step(), filingId, noteId })
        }
        return stored
      }),
    coSign: (signature) =>
      write('approvals.coSign', async () => {
        const stored = await database.approvals.coSign(signature)
        if (stored.ok && stored.value === 'stored') {
          const { id: filingId, noteId } = signature.filing
          history.approvals.push({ step: times.step(), filingId, noteId })
        }
        return stored
      }),
    textOf: (...key) => read('approvals.textOf', () => database.approvals.textOf(...key)),
    noteOf: (...key) => read('approvals.noteOf', () => database.approvals.noteOf(...key)),
  }

  const { notes: inner } = database
  const notes: NoteStore = {
    create: (...all) => write('notes.create', () => inner.create(...all)),
    find: (...all) => read('notes.find', () => inner.find(...all)),
    findSigned: (...all) => read('notes.findSigned', () => inner.findSigned(...all)),
    restingOn: (...all) => read('notes.restingOn', () => inner.restingOn(...all)),
    newest: (...all) => read('notes.newest', () => inner.newest(...all)),
    save: (...all) => write('notes.save', () => inner.save(...all)),
    discard: (...all) => write('notes.discard', () => inner.discard(...all)),
    keepReview: (...all) => write('notes.keepReview', () => inner.keepReview(...all)),
  }

  const { provenances: kept } = database
  const labelled: ProvenanceStore = {
    ofFiling: (id) => read('provenances.ofFiling', () => kept.ofFiling(id)),
    take: (...all) => write('provenances.take', () => kept.take(...all)),
    record: (...all) => write('provenances.record', () => kept.record(...all)),
    due: (...all) => read('provenances.due', () => kept.due(...all)),
  }
  // Where there are none, nobody waits for the database to say so: such seeds stay as they were.
  const provenances = process.run.plan.labels > 0 ? labelled : kept
  return { filings, provenances, approvals, notes, launches: simulatedLaunches(process) }
}

const refreshing = new WeakMap<Run, Map<string, Actor>>()

/** Launches, with the lock that is let go when the process that holds it dies. */
function simulatedLaunches(process: SimulatedProcess): LaunchStore {
  const { run, actor } = process
  const inner = run.database.launches
  const locks = refreshing.get(run) ?? new Map<string, Actor>()
  refreshing.set(run, locks)

  async function refreshLocked(
    id: Parameters<LaunchStore['tokens']>[0],
    refresh: (current: Tokens) => Promise<Result<Tokens>>,
  ): Promise<Result<Tokens>> {
    while (locks.get(id)?.isAlive) await run.times.turn(actor, 'waits for the refresh', 100)
    locks.set(id, actor)
    try {
      const current = await inner.tokens(id)
      if (!current.ok || !current.value) return inner.refreshTokens(id, refresh)
      const refreshed = await refresh(current.value)
      return refreshed.ok ? inner.refreshTokens(id, async () => ok(refreshed.value)) : refreshed
    } finally {
      locks.delete(id)
    }
  }

  const through = <T>(port: string, isWrite: boolean, work: () => Promise<Result<T>>) =>
    throughDatabase(process, { port, isWrite }, work)
  return {
    ...inner,
    find: (id) => through('launches.find', false, () => inner.find(id)),
    end: (...all) => through('launches.end', true, () => inner.end(...all)),
    identity: (id) => through('launches.identity', false, () => inner.identity(id)),
    tokens: (id) => through('launches.tokens', false, () => inner.tokens(id)),
    refreshTokens: (id, refresh) =>
      through('launches.refreshTokens', false, () => refreshLocked(id, refresh)),
  }
}

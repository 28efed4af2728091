import { LEASE_MS } from '../filing/deadlines.ts'
import { assertNever } from '../kernel/assert-never.ts'
import type { FilingId } from '../kernel/ids.ts'
import { instantPlus } from '../kernel/instant.ts'
import { ok, type Result } from '../kernel/result.ts'
import { type FilingDeps, type FilingWork, giveBack, recordEvent } from './filing-work.ts'
import { lookForFiling } from './look-for-filing.ts'
import { readBackFiling } from './read-back-filing.ts'
import { sendFiling } from './send-filing.ts'

/**
 * Moves one filing on by one step, whatever state it is in: the job that wakes the worker carries an
 * id and nothing else, so a job that runs twice, late or after a crash changes nothing (WB-22).
 *
 * @returns STORE_UNAVAILABLE when the store is away: the job is tried again
 */
export async function advanceFiling(deps: FilingDeps, id: FilingId): Promise<Result<void>> {
  const startedAt = deps.monotonicMs()
  const now = await deps.filings.now()
  if (!now.ok) return now
  const taken = await deps.filings.take(id, now.value, LEASE_MS)
  if (!taken.ok) return taken
  if (!taken.value) return ok(undefined)
  const since = () => instantPlus(now.value, deps.monotonicMs() - startedAt)
  const work = await prepare(deps, { taken: taken.value, startedAt, now: since })
  return work.ok ? advance(work.value) : work
}

async function prepare(
  deps: FilingDeps,
  turn: Pick<FilingWork, 'taken' | 'startedAt' | 'now'>,
): Promise<Result<FilingWork>> {
  const connection = await deps.connect(turn.taken.filing)
  if (!connection.ok) return giveBack(deps, turn.taken, connection)
  return ok({ deps, ...turn, ...connection.value })
}

async function advance(work: FilingWork): Promise<Result<void>> {
  const { filing } = work.taken
  switch (filing.state) {
    case 'queued':
      return sendFiling(work)
    case 'sending':
      // The worker that sent it is gone: what came of it has to be looked for (WB-26).
      return done(await recordEvent(work, { type: 'answer-lost', code: 'UNEXPECTED' }))
    case 'unknown':
    case 'held':
      return lookForFiling(work)
    case 'filed':
      return readBackFiling(work)
    case 'rejected':
    case 'needs-user':
    case 'needs-review':
      return work.deps.filings.release(work.taken)
    default:
      return assertNever(filing.state)
  }
}

const done = (recorded: Result<FilingWork | undefined>): Result<void> =>
  recorded.ok ? ok(undefined) : recorded

import 'server-only'
import pg from 'pg'
import { z } from 'zod'
import { ADVANCE_FILING } from '#lib/adapters/postgres/filing-queue.ts'
import { connectionSettings, surviveBrokenConnections } from '#lib/db/pool.ts'
import { advanceFiling } from '#lib/flows/advance-filing.ts'
import type { FilingDeps } from '#lib/flows/filing-work.ts'
import { filingIdSchema } from '#lib/kernel/id-schemas.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { filingDeps } from './filing-deps.ts'
import { type JobQueue, startJobQueue } from './job-queue.ts'
import { labelNotes, type NoteLabels } from './label-notes.ts'
import { server } from './server.ts'

const CONCURRENCY = 8
const SWEEP_EVERY_MS = 10_000
const SWEEP_LIMIT = 100

const payloadSchema = z.object({ filingId: filingIdSchema })

export type FilingWorker = { readonly stop: () => Promise<void> }

/**
 * Works off filings: woken by jobs, and by a sweep that finds what no job will wake, such as a
 * filing whose worker died. The queue only wakes; what is done is decided by the filing's row
 * (WB-22).
 */
export async function startFilingWorker(): Promise<FilingWorker> {
  const deps = filingDeps(server())
  const labels = labelNotes(deps)
  const pool = new pg.Pool({ ...connectionSettings(server().config.databaseUrl), max: CONCURRENCY })
  surviveBrokenConnections(pool)
  const queue = await startJobQueue({
    pgPool: pool,
    concurrency: CONCURRENCY,
    taskList: {
      [ADVANCE_FILING]: async (payload) => {
        const { filingId } = payloadSchema.parse(payload)
        await advance(deps, filingId)
        labels.begin(filingId)
      },
    },
  })
  const stopSweeping = startSweeping(deps, labels)
  return { stop: () => stop(queue, stopSweeping, labels, pool) }
}

/** Throws what must be tried again, so that the queue does. */
async function advance(deps: FilingDeps, filingId: FilingId): Promise<void> {
  const advanced = await advanceFiling(deps, filingId)
  if (advanced.ok) return
  const { code, reason } = advanced.error
  server().log.warn('filing.not-advanced', { filingId, code, reason })
  throw new Error(code)
}

/** One sweep at a time, however long it takes; stopping waits for the filing that it is at. */
function startSweeping(deps: FilingDeps, labels: NoteLabels): () => Promise<void> {
  let running: Promise<void> | undefined
  const stopping = new AbortController()
  const timer = setInterval(() => {
    running ??= sweep(deps, stopping.signal)
      .then(() => (stopping.signal.aborted ? undefined : labels.sweep()))
      .finally(() => {
        running = undefined
      })
  }, SWEEP_EVERY_MS)
  return async () => {
    clearInterval(timer)
    stopping.abort()
    await running
  }
}

async function sweep(deps: FilingDeps, stopping: AbortSignal): Promise<void> {
  const now = await deps.filings.now()
  if (!now.ok) return
  const due = await deps.filings.due(now.value, SWEEP_LIMIT)
  if (!due.ok) return
  for (const filingId of due.value) {
    if (stopping.aborted) return
    await advance(deps, filingId).catch(() => undefined)
  }
}

async function stop(
  queue: JobQueue,
  stopSweeping: () => Promise<void>,
  labels: NoteLabels,
  pool: pg.Pool,
): Promise<void> {
  await Promise.all([queue.stop(), stopSweeping()])
  await labels.stop()
  await pool.end()
}

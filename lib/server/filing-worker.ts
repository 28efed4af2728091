import 'server-only'
import pg from 'pg'
import { z } from 'zod'
import { ADVANCE_FILING } from '#lib/adapters/postgres/filing-queue.ts'
import { connectionSettings, surviveBrokenConnections } from '#lib/db/pool.ts'
import { advanceFiling } from '#lib/flows/advance-filing.ts'
import { advanceProvenance, type ProvenanceDeps } from '#lib/flows/advance-provenance.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { filingIdSchema } from '#lib/kernel/id-schemas.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { err } from '#lib/kernel/result.ts'
import { filingDeps } from './filing-deps.ts'
import { type JobQueue, startJobQueue } from './job-queue.ts'
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
  const pool = new pg.Pool({ ...connectionSettings(server().config.databaseUrl), max: CONCURRENCY })
  surviveBrokenConnections(pool)
  const queue = await startJobQueue({
    pgPool: pool,
    concurrency: CONCURRENCY,
    taskList: {
      [ADVANCE_FILING]: async (payload) => {
        await advance(deps, payloadSchema.parse(payload).filingId)
      },
    },
  })
  const stopSweeping = startSweeping(deps)
  return { stop: () => stop(queue, stopSweeping, pool) }
}

/** Throws what must be tried again, so that the queue does. */
async function advance(deps: ProvenanceDeps, filingId: FilingId): Promise<void> {
  const advanced = await advanceFiling(deps, filingId)
  if (advanced.ok) return label(deps, filingId)
  const { code, reason } = advanced.error
  server().log.warn('filing.not-advanced', { filingId, code, reason })
  throw new Error(code)
}

/** The labels come after the note, and what comes of them is no matter of its filing. */
async function label(deps: ProvenanceDeps, filingId: FilingId): Promise<void> {
  const labelled = await advanceProvenance(deps, filingId).catch(() => err(appError('UNEXPECTED')))
  if (labelled.ok) return
  const { code, reason } = labelled.error
  server().log.warn('filing.not-labelled', { filingId, code, reason })
}

/** One sweep at a time, however long it takes; stopping waits for the filing that it is at. */
function startSweeping(deps: ProvenanceDeps): () => Promise<void> {
  let running: Promise<void> | undefined
  const stopping = new AbortController()
  const timer = setInterval(() => {
    running ??= sweep(deps, stopping.signal).finally(() => {
      running = undefined
    })
  }, SWEEP_EVERY_MS)
  return async () => {
    clearInterval(timer)
    stopping.abort()
    await running
  }
}

async function sweep(deps: ProvenanceDeps, stopping: AbortSignal): Promise<void> {
  const now = await deps.filings.now()
  if (!now.ok) return
  const due = await deps.filings.due(now.value, SWEEP_LIMIT)
  if (!due.ok) return
  for (const filingId of due.value) {
    if (stopping.aborted) return
    await advance(deps, filingId).catch(() => undefined)
  }
  const labels = await deps.provenances.due(now.value, SWEEP_LIMIT)
  for (const filingId of labels.ok ? labels.value : []) {
    if (stopping.aborted) return
    await label(deps, filingId)
  }
}

async function stop(
  queue: JobQueue,
  stopSweeping: () => Promise<void>,
  pool: pg.Pool,
): Promise<void> {
  await Promise.all([queue.stop(), stopSweeping()])
  await pool.end()
}

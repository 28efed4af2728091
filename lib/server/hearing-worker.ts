import 'server-only'
import pg from 'pg'
import { z } from 'zod'
import { HEAR_RECORDING } from '#lib/adapters/postgres/hearing-queue.ts'
import { connectionSettings, surviveBrokenConnections } from '#lib/db/pool.ts'
import { type HearDeps, hearRecording } from '#lib/flows/hear-recording.ts'
import { recordingIdSchema } from '#lib/kernel/id-schemas.ts'
import type { RecordingId } from '#lib/kernel/ids.ts'
import { hearingDeps } from './hearing-deps.ts'
import { startJobQueue } from './job-queue.ts'
import { server } from './server.ts'

/** An engine on this machine takes a processor for each. */
const CONCURRENCY = 2
const SWEEP_EVERY_MS = 10_000

const payloadSchema = z.object({ recordingId: recordingIdSchema })

export type HearingWorker = { readonly stop: () => Promise<void> }

/**
 * Hears stopped recordings: woken by jobs, and by a sweep that finds what no job will wake, such as
 * one whose worker died. The queue only wakes; what is done is decided by the recording's row.
 */
export async function startHearingWorker(): Promise<HearingWorker> {
  const stopping = new AbortController()
  const deps = hearingDeps(server(), stopping.signal)
  const pool = new pg.Pool({ ...connectionSettings(server().config.databaseUrl), max: CONCURRENCY })
  surviveBrokenConnections(pool)
  const queue = await startJobQueue({
    pgPool: pool,
    concurrency: CONCURRENCY,
    taskList: {
      [HEAR_RECORDING]: (payload) => hear(deps, payloadSchema.parse(payload).recordingId),
    },
  })
  const stopSweeping = startSweeping(deps, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await Promise.all([queue.stop(), stopSweeping()])
      await pool.end()
    },
  }
}

/** Throws what must be tried again, so that the queue does. */
async function hear(deps: HearDeps, recordingId: RecordingId): Promise<void> {
  const heard = await hearRecording(deps, recordingId)
  if (heard.ok) return
  const { code, reason } = heard.error
  server().log.warn('recording.not-heard', { code, reason })
  throw new Error(code)
}

/** One at a time, beside what the jobs wake; stopping waits for the one that it is at. */
function startSweeping(deps: HearDeps, stopping: AbortSignal): () => Promise<void> {
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= sweep(deps, stopping).finally(() => {
      running = undefined
    })
  }, SWEEP_EVERY_MS)
  return async () => {
    clearInterval(timer)
    await running
  }
}

async function sweep(deps: HearDeps, stopping: AbortSignal): Promise<void> {
  const due = await deps.hearings.due(1)
  if (!due.ok) return
  for (const recordingId of due.value) {
    if (stopping.aborted) return
    await hear(deps, recordingId).catch(() => undefined)
  }
}

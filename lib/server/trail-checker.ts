import 'server-only'
import pg from 'pg'
import { z } from 'zod'
import { CHECK_TRAIL } from '#lib/adapters/postgres/audit-checks.ts'
import { connectionSettings, surviveBrokenConnections } from '#lib/db/pool.ts'
import { startJobQueue } from './job-queue.ts'
import { server } from './server.ts'

const TELL_EVERY_MS = 1_000

const payloadSchema = z.object({ checkId: z.uuid() })

export type TrailChecker = { readonly stop: () => Promise<void> }

/** Checks everything and keeps what it found; somewhere else than on this thread. */
export type CheckTrail = (options: {
  readonly signal: AbortSignal
  readonly onProgress: (records: number) => void
}) => Promise<void>

/**
 * Does the checks of the trail that are asked for in the console, one at a time.
 * @param checkTrail rejects when the trail could not be read
 */
export async function startTrailChecker(checkTrail: CheckTrail): Promise<TrailChecker> {
  const pool = new pg.Pool({ ...connectionSettings(server().config.databaseUrl), max: 2 })
  surviveBrokenConnections(pool)
  const stopping = new AbortController()
  const queue = await startJobQueue({
    pgPool: pool,
    concurrency: 1,
    taskList: {
      [CHECK_TRAIL]: (payload) =>
        runCheck(payloadSchema.parse(payload).checkId, checkTrail, stopping.signal),
    },
  })
  return {
    async stop() {
      stopping.abort()
      await queue.stop()
      await pool.end()
    },
  }
}

async function runCheck(id: string, check: CheckTrail, stopping: AbortSignal): Promise<void> {
  const { checks, log } = server()
  const begun = await checks.tell(id, 0)
  if (!begun.ok || !begun.value) return
  let records = 0
  const telling = setInterval(() => void checks.tell(id, records), TELL_EVERY_MS)
  const onProgress = (checked: number): void => {
    records = checked
  }
  try {
    await check({ signal: stopping, onProgress })
    await checks.end(id, 'done')
  } catch (problem) {
    const state = stopping.aborted ? 'interrupted' : 'unavailable'
    log.error('audit.not-checked', { reason: problem instanceof Error ? problem.name : state })
    await checks.end(id, state)
  } finally {
    clearInterval(telling)
  }
}

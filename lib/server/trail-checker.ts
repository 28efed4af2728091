import 'server-only'
import pg from 'pg'
import { z } from 'zod'
import { CHECK_TRAIL } from '#lib/adapters/postgres/audit-checks.ts'
import { connectionSettings, surviveBrokenConnections } from '#lib/db/pool.ts'
import { startJobQueue } from './job-queue.ts'
import { type CheckTrail, runCheck } from './run-check.ts'
import { server } from './server.ts'

const payloadSchema = z.object({ checkId: z.uuid() })

export type TrailChecker = { readonly stop: () => Promise<void> }

/**
 * Does the checks of the trail that are asked for in the console, one at a time.
 * @param checkTrail rejects when the trail could not be read
 */
export async function startTrailChecker(checkTrail: CheckTrail): Promise<TrailChecker> {
  const { checks, config, log } = server()
  const pool = new pg.Pool({ ...connectionSettings(config.databaseUrl), max: 2 })
  surviveBrokenConnections(pool)
  const stopping = new AbortController()
  const queue = await startJobQueue({
    pgPool: pool,
    concurrency: 1,
    taskList: {
      [CHECK_TRAIL]: (payload) =>
        runCheck(
          { checks, log, checkTrail, stopping: stopping.signal },
          payloadSchema.parse(payload).checkId,
        ),
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

import 'server-only'
import pg from 'pg'
import { z } from 'zod'
import { LISTEN_ALONG } from '#lib/adapters/postgres/hearing-queue.ts'
import { connectionSettings, surviveBrokenConnections } from '#lib/db/pool.ts'
import { listenAlong } from '#lib/flows/listen-along.ts'
import { recordingIdSchema } from '#lib/kernel/id-schemas.ts'
import type { RecordingId } from '#lib/kernel/ids.ts'
import { listenDeps } from './hearing-deps.ts'
import { startJobQueue } from './job-queue.ts'
import { server } from './server.ts'

/** Recordings at once whose words are seen while they are spoken; the others are heard at the end. */
const CONCURRENCY = 8

const payloadSchema = z.object({ recordingId: recordingIdSchema })

export type ListeningWorker = { readonly stop: () => Promise<void> }

/** Hears recordings while they are made. When the process stops, the next one begins them again. */
export async function startListeningWorker(): Promise<ListeningWorker> {
  const stopping = new AbortController()
  const pool = new pg.Pool({ ...connectionSettings(server().config.databaseUrl), max: 2 })
  surviveBrokenConnections(pool)
  const queue = await startJobQueue({
    pgPool: pool,
    concurrency: CONCURRENCY,
    taskList: {
      [LISTEN_ALONG]: async (payload) => {
        await listen(payloadSchema.parse(payload).recordingId, stopping.signal)
        if (stopping.signal.aborted) throw new Error('stopped')
      },
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

async function listen(recordingId: RecordingId, signal: AbortSignal): Promise<void> {
  const listened = await listenAlong(listenDeps(server(), signal), recordingId)
  if (listened.ok) return
  const { code, reason } = listened.error
  server().log.warn('recording.not-heard-along', { code, reason })
}

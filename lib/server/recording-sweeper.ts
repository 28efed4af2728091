import 'server-only'
import { sweepRecordings } from '#lib/flows/sweep-recordings.ts'
import { server } from './server.ts'

const MINUTE_MS = 60_000

/**
 * Removes sound that may not be kept any longer, at once and then every minute: what a flow could not
 * remove itself, and what nobody came back for. What fails is tried again the next time.
 */
export function startRecordingSweeper(): { readonly stop: () => Promise<void> } {
  const { log, config } = server()
  let running: Promise<void> | undefined
  const sweep = async () => {
    const swept = await sweepRecordings(server(), config.audioKept)
    if (!swept.ok) log.warn('recordings.not-swept', { code: swept.error.code })
  }
  const start = () => {
    running ??= sweep()
      .catch((bug: unknown) => {
        log.error('recordings.not-swept', { reason: bug instanceof Error ? bug.name : typeof bug })
      })
      .finally(() => {
        running = undefined
      })
  }
  start()
  const everyMinute = setInterval(start, MINUTE_MS)
  return {
    async stop() {
      clearInterval(everyMinute)
      await running
    },
  }
}

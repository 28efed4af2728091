import 'server-only'
import { sweepConsole } from '#lib/flows/sweep-console.ts'
import { sweepLaunches } from '#lib/flows/sweep-launches.ts'
import { server } from './server.ts'

const HOUR_MS = 3_600_000

/**
 * Forgets expired launches and their tokens, and ends console sessions nobody came back to, at once
 * and then every hour. What fails is tried again the next time.
 */
export function startLaunchSweeper(): { readonly stop: () => Promise<void> } {
  const { log } = server()
  let running: Promise<void> | undefined
  const sweep = async () => {
    const swept = await sweepLaunches(server())
    if (!swept.ok) log.warn('launches.not-swept', { code: swept.error.code })
    const { console } = server()
    const consoles = console && (await sweepConsole({ ...server(), ...console }))
    if (consoles?.ok === false) log.warn('console.not-swept', { code: consoles.error.code })
  }
  const start = () => {
    running ??= sweep()
      .catch((bug: unknown) => {
        log.error('launches.not-swept', { reason: bug instanceof Error ? bug.name : typeof bug })
      })
      .finally(() => {
        running = undefined
      })
  }
  start()
  const hourly = setInterval(start, HOUR_MS)
  return {
    async stop() {
      clearInterval(hourly)
      await running
    },
  }
}

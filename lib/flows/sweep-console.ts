import { instantPlus } from '../kernel/instant.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { ConsoleDeps } from './console-deps.ts'
import { endConsole, whyOver } from './resume-console.ts'

const AT_ONCE = 200
const MINUTE_MS = 60_000
/** As long as an ended session's row says why, to a browser that comes back. */
const KEPT_MS = 24 * 60 * MINUTE_MS

type SweepDeps = Pick<ConsoleDeps, 'audit' | 'sessions' | 'settings' | 'clock'>

/**
 * Ends console sessions that nobody came back to, past their limit or idle, with their end on the
 * trail, and forgets those that ended a day ago.
 *
 * @returns how many it ended; AUDIT_UNAVAILABLE, STORE_UNAVAILABLE: what is left is swept the next time
 */
export async function sweepConsole(deps: SweepDeps): Promise<Result<number>> {
  const { sessions, settings, clock } = deps
  const now = clock.now()
  const idleSince = instantPlus(now, -settings.idleMinutes * MINUTE_MS)
  let swept = 0
  for (;;) {
    const over = await sessions.over(now, idleSince, AT_ONCE)
    if (!over.ok) return over
    for (const stored of over.value) {
      const why = whyOver(stored, now, settings.idleMinutes) ?? 'idle'
      const ended = await endConsole(deps, stored.session, why)
      if (!ended.ok) return ended
      swept += 1
    }
    if (over.value.length < AT_ONCE) break
  }
  const forgotten = await sessions.forget(instantPlus(now, -KEPT_MS))
  return forgotten.ok ? ok(swept) : forgotten
}

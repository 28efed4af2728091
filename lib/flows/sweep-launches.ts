import { note } from '../audit/audit-log.ts'
import { ok, type Result } from '../kernel/result.ts'
import { launchWho } from '../smart/launch-who.ts'
import type { LaunchDeps } from './launch-deps.ts'

type SweepDeps = Pick<LaunchDeps, 'audit' | 'launches' | 'clock'>

const AT_ONCE = 200

/**
 * Forgets what nobody comes back for: launches that the EHR never sent back, and the tokens of
 * sessions past their limit. The session's row stays, for its notes, filings and trail. A filing
 * loses nothing by it: past the limit no token is used any more (launch-tokens).
 *
 * @returns how many sessions it ended; AUDIT_UNAVAILABLE, STORE_UNAVAILABLE: what is left is swept
 *   the next time
 */
export async function sweepLaunches(deps: SweepDeps): Promise<Result<number>> {
  const now = deps.clock.now()
  const dropped = await deps.launches.dropPending(now)
  if (!dropped.ok) return dropped
  let ended = 0
  for (;;) {
    const over = await deps.launches.pastLimit(now, AT_ONCE)
    if (!over.ok) return over
    for (const launch of over.value) {
      const event = { action: 'session.end', why: 'limit' } as const
      const recorded = await note(deps.audit, launchWho(launch), event)
      if (!recorded.ok) return recorded
      const done = await deps.launches.end(launch.id, 'limit', now)
      if (!done.ok) return done
      ended += 1
    }
    if (over.value.length < AT_ONCE) return ok(ended)
  }
}

import 'server-only'
import type { Limit } from '#lib/adapters/postgres/rate-limits.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import type { Launch } from '#lib/smart/launch.ts'
import { server } from './server.ts'

/**
 * Counts a request of an open session.
 * @returns RATE_LIMITED when any of its limits is passed, STORE_UNAVAILABLE when it cannot be known
 */
export function withinLimits(launch: Launch, kind: 'read' | 'write'): Promise<Result<void>> {
  if (kind === 'read') return consumeAll([['read by session', launch.id]])
  return consumeAll([
    ['write by session', launch.id],
    ['write by user', launch.user],
    ['write by tenant', launch.tenant],
  ])
}

/**
 * Counts a request that begins a launch.
 * @param address of the caller, as the front proxy reports it
 */
export const withinLaunchLimits = (address: string): Promise<Result<void>> =>
  consumeAll([['launch by address', address]])

async function consumeAll(uses: readonly (readonly [Limit, string])[]): Promise<Result<void>> {
  const results = await Promise.all(
    uses.map(([limit, key]) => server().rateLimits.consume(limit, key)),
  )
  return results.find((result) => !result.ok) ?? ok(undefined)
}

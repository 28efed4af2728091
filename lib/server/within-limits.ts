import 'server-only'
import { headers } from 'next/headers'
import type { Limit } from '#lib/adapters/postgres/rate-limits.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { server } from './server.ts'

/**
 * Counts a request of an open session.
 * @returns RATE_LIMITED when any of its limits is passed, STORE_UNAVAILABLE when it cannot be known
 */
export function withinLimits(
  { id, user, tenant }: { readonly id: string; readonly user: string; readonly tenant: string },
  kind: 'read' | 'write' | 'sound',
): Promise<Result<void>> {
  if (kind === 'read') return consumeAll([['read by session', id]])
  // Of its own: a recording must not keep a note from being saved.
  if (kind === 'sound') return consumeAll([['sound by session', id]])
  return consumeAll([
    ['write by session', id],
    ['write by user', user],
    ['write by tenant', tenant],
  ])
}

/**
 * Counts a request of a launch, by the address that the front proxy reports. Whoever passes it must
 * not fill the audit trail either.
 */
export async function withinLaunchLimits(): Promise<Result<void>> {
  const forwarded = (await headers()).get('x-forwarded-for')
  return consumeAll([['launch by address', forwarded?.split(',').at(-1)?.trim() ?? 'unknown']])
}

async function consumeAll(uses: readonly (readonly [Limit, string])[]): Promise<Result<void>> {
  const results = await Promise.all(
    uses.map(([limit, key]) => server().rateLimits.consume(limit, key)),
  )
  return results.find((result) => !result.ok) ?? ok(undefined)
}

import 'server-only'
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'

const MINUTE = 60

/**
 * Requests a minute. A whole hospital may share one address; a full page load costs about ten reads;
 * nobody types 240 saves a minute.
 */
export const limitsPerMinute = {
  'launch by address': 1_200,
  // What of it is on the audit trail; each is refused all the same.
  'refusal by launch': 6,
  'read by session': 600,
  'write by session': 240,
  'write by user': 480,
  'write by tenant': 12_000,
  // Four a second, and what was held back while the network was away.
  'sound by session': 1_200,
  // Good once: it is over within the minute.
  'window handle': 1,
} as const

export type Limit = keyof typeof limitsPerMinute

export interface RateLimits {
  /**
   * Counts one request against a limit that all web processes share (S26).
   * @returns RATE_LIMITED with how long to wait, or STORE_UNAVAILABLE
   */
  consume(limit: Limit, key: string): Promise<Result<void>>
}

export function postgresRateLimits(pool: pg.Pool): RateLimits {
  const limiters = new Map(
    Object.entries(limitsPerMinute).map(([name, points]) => [
      name,
      new RateLimiterPostgres({
        storeClient: pool,
        storeType: 'pool',
        tableName: 'rate_limit',
        tableCreated: true,
        keyPrefix: name,
        points,
        duration: MINUTE,
        // Whoever is over the limit is turned away from memory, without asking the database.
        inMemoryBlockOnConsumed: points + 1,
      }),
    ]),
  )
  return {
    async consume(limit, key) {
      try {
        await limiters.get(limit)?.consume(key)
        return ok(undefined)
      } catch (thrown) {
        return thrown instanceof RateLimiterRes
          ? err(appError('RATE_LIMITED', { retryAfterMs: thrown.msBeforeNext }))
          : err(appError('STORE_UNAVAILABLE'))
      }
    },
  }
}

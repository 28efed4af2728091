import 'server-only'
import { sql } from 'kysely'
import type { Database } from '#lib/db/pool.ts'
import type { Result } from '#lib/kernel/result.ts'
import { storeResult } from './store-result.ts'

const MONTHS_AHEAD = 12

/**
 * Makes the parts of the audit trail for this month and the coming year, where they are missing: a
 * record that has no part to go to cannot be written, and then nothing may be done at all.
 *
 * @returns STORE_UNAVAILABLE
 */
export const ensureAuditPartitions = (database: Database): Promise<Result<void>> =>
  storeResult(async () => {
    await sql`
      select ensure_audit_partition((date_trunc('month', now()) + make_interval(months => ahead))::date)
      from generate_series(0, ${MONTHS_AHEAD}) as ahead`.execute(database)
  })

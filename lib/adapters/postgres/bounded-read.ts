import 'server-only'
import { sql, type Transaction } from 'kysely'
import type { Database } from '#lib/db/pool.ts'
import type { Tables } from '#lib/db/tables.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, type Result } from '#lib/kernel/result.ts'
import { storeResult } from './store-result.ts'

const LONGEST_MS = 20_000
const QUERY_CANCELED = '57014'

/**
 * Reads that grow with the trail, none of them for longer than somebody waits for a page.
 * @returns AUDIT_REPORT_TOO_LARGE, STORE_UNAVAILABLE
 */
export async function boundedRead<T>(
  database: Database,
  run: (transaction: Transaction<Tables>) => Promise<T>,
  longestMs = LONGEST_MS,
): Promise<Result<T>> {
  const read = await storeResult(() =>
    database
      .transaction()
      .setAccessMode('read only')
      .execute(async (transaction) => {
        await sql`select set_config('statement_timeout', ${String(longestMs)}, true)`.execute(
          transaction,
        )
        return run(transaction)
      }),
  )
  return !read.ok && read.error.reason === QUERY_CANCELED
    ? err(appError('AUDIT_REPORT_TOO_LARGE'))
    : read
}

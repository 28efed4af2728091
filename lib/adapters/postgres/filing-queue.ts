import 'server-only'
import { sql, type Transaction } from 'kysely'
import type { Tables } from '#lib/db/tables.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'

/** The task of the job queue that moves a filing on; its payload is an id and nothing else. */
export const ADVANCE_FILING = 'advance-filing'

/**
 * Wakes a worker for a filing, in the transaction of the fact it follows from (ST-40). One job per
 * filing: a later time replaces an earlier one that has not begun.
 */
export async function wakeFilingWorker(
  transaction: Transaction<Tables>,
  filingId: FilingId,
  at: Instant,
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${ADVANCE_FILING}, json_build_object('filingId', ${filingId}::text),
      run_at := ${at}::timestamptz, job_key := ${`filing ${filingId}`}, max_attempts := 25)
  `.execute(transaction)
}

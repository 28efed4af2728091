import 'server-only'
import { sql } from 'kysely'
import { storeResult } from '#lib/adapters/postgres/store-result.ts'
import { isSealLate } from '#lib/audit/audit-integrity.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, type Result } from '#lib/kernel/result.ts'
import { problemResponse } from './problem-response.ts'
import { server } from './server.ts'

const LONGEST_WAIT_MS = 2_000

/** Whether the database of this process answers now. @returns STORE_UNAVAILABLE within two seconds */
export function databaseAnswers(): Promise<Result<unknown>> {
  const silent = new Promise<Result<never>>((resolve) =>
    setTimeout(() => resolve(err(appError('STORE_UNAVAILABLE'))), LONGEST_WAIT_MS).unref(),
  )
  return Promise.race([storeResult(() => sql`select 1`.execute(server().database)), silent])
}

/**
 * Whether this process can work: 200 with its database, 503 without. Whether records wait too long to
 * be sealed is told beside it: for an alarm, and no reason to send people elsewhere.
 */
export async function health(): Promise<Response> {
  const answer = await databaseAnswers()
  if (!answer.ok) return problemResponse(answer.error)
  const { integrity, clock } = server()
  const lag = await integrity.sealLag()
  if (!lag.ok) return problemResponse(lag.error)
  const auditSeal = isSealLate(lag.value, clock.now()) ? 'late' : 'in time'
  return Response.json({ status: 'ok', auditSeal })
}

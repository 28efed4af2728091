import 'server-only'
import { sql } from 'kysely'
import { storeResult } from '#lib/adapters/postgres/store-result.ts'
import { problemResponse } from './problem-response.ts'
import { server } from './server.ts'

/** Whether this process can work: 200 with its database, 503 without. */
export async function health(): Promise<Response> {
  const answer = await storeResult(() => sql`select 1`.execute(server().database))
  return answer.ok ? Response.json({ status: 'ok' }) : problemResponse(answer.error)
}

import type { FilingState } from '#lib/filing/filing.ts'
import { query } from '../postgres/query.ts'
import type { FaultRun } from './fault-run.ts'

/** Where the filings of a run stand, the oldest first. */
export async function statesOf({
  database,
}: Pick<FaultRun, 'database'>): Promise<readonly FilingState[]> {
  const rows = await query<{ state: FilingState }>(
    database.ownerUrl,
    'select state from filing order by created_at',
  )
  return rows.map(({ state }) => state)
}

import pg from 'pg'
import { runningStart } from './system.ts'

/** Asks the run's own database, as its owner: what the trail says, or a clock that went on. */
export async function query<Row extends pg.QueryResultRow>(
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: runningStart().DATABASE_OWNER_URL })
  await client.connect()
  try {
    return (await client.query<Row>(sql, [...values])).rows
  } finally {
    await client.end()
  }
}

/** No note is begun, none waits to be filed, nobody keeps aids. The audit trail stays: it is what the run is checked by. */
export const forgetNotes = () => query('TRUNCATE note, rate_limit, writing_aid CASCADE')

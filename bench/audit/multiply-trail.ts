import pg from 'pg'
import { auditColumnNames } from '#lib/adapters/postgres/audit-rows.ts'
import { noteSealed } from './fill-trail.ts'
import { withoutSearchIndexes } from './without-search-indexes.ts'

/** New values for what must be one of a kind; the time is the same, so each month grows alike. */
const OF_A_COPY: Readonly<Record<string, string>> = {
  boot_id: `md5(boot_id::text || copy)::uuid`,
  id: `md5(id::text || copy)::uuid`,
  intent_id: `md5(intent_id::text || copy)::uuid`,
  launch_id: `launch_id || copy`,
}

const columnsOfACopy = auditColumnNames.map((name) => OF_A_COPY[name] ?? name)

const COPY_RECORDS = `
  insert into audit_event (${auditColumnNames.join(', ')})
  select ${columnsOfACopy.join(', ')} from audit_event, (values ($1::text)) as one (copy)
  where xid < $2::xid8`

const COPY_LEAVES = `
  insert into audit_leaf (tenant, leaf_index, boot_id, seq, at, hash)
  select tenant, leaf_index + $1::bigint * $2, md5(boot_id::text || $1)::uuid, seq, at, hash
  from audit_leaf where leaf_index < $2`

/**
 * Makes a trail many times as long, for the cost of questions: the copies are like the records in
 * everything that is searched, and no chain; whoever verifies it finds that.
 * @param times 10: nine copies are added
 */
export async function multiplyTrail(
  ownerUrl: string,
  times: number,
  onProgress: (copies: number) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
  await client.connect()
  try {
    const { rows } = await client.query<{ now: string; leaves: string }>(
      `select pg_current_xact_id()::text as now, (select max(leaf_index) + 1 from audit_leaf) as leaves`,
    )
    const { now, leaves } = rows[0] ?? {}
    const makeIndexes = await withoutSearchIndexes(client)
    for (let copy = 1; copy < times; copy += 1) {
      await client.query(COPY_RECORDS, [String(copy), now])
      await client.query(COPY_LEAVES, [String(copy), leaves])
      onProgress(copy + 1)
    }
    await noteSealed(client)
    for (const definition of makeIndexes) await client.query(definition)
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

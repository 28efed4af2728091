import 'server-only'
import type pg from 'pg'
import type { StoredAuditRow } from '#lib/audit/verify-chain.ts'

const columns = {
  boot_id: 'uuid',
  seq: 'bigint',
  id: 'uuid',
  at: 'timestamptz',
  node: 'text',
  tenant: 'text',
  phase: 'text',
  action: 'text',
  intent_id: 'uuid',
  result: 'text',
  launch_id: 'text',
  user_url: 'text',
  patient: 'text',
  prev: 'text',
  hash: 'text',
  mac: 'text',
  mac_key: 'text',
  body: 'text',
} as const satisfies Record<keyof StoredAuditRow, string>

/** The columns that are written and checked, as they are named in the table. */
export const auditColumnNames = Object.keys(columns) as (keyof StoredAuditRow)[]
const arrays = Object.values(columns).map((type, index) => `$${index + 1}::${type}[]`)

const INSERT = `insert into audit_event (${auditColumnNames.join(', ')}) select * from unnest(${arrays.join(', ')})`

/** One statement, one commit, however many rows. */
export async function insertAuditRows(
  client: pg.ClientBase,
  rows: readonly StoredAuditRow[],
): Promise<void> {
  await client.query({
    name: 'insert-audit-rows',
    text: INSERT,
    values: auditColumnNames.map((name) => rows.map((row) => row[name])),
  })
}

/** The newest hash that any earlier run of this node committed. */
export async function lastHeadOfNode(client: pg.ClientBase, node: string): Promise<string | null> {
  const { rows } = await client.query<{ hash: string }>(
    'select hash from audit_event where node = $1 order by at desc, seq desc limit 1',
    [node],
  )
  return rows[0]?.hash ?? null
}

import 'server-only'
import type pg from 'pg'

/** Which transactions a sealing may take records of: from, up to but not including `to`. */
export type SealHorizon = {
  readonly nextId: string
  readonly cluster: string
  readonly from: string
  readonly to: string
  /** Transactions from here on cannot be of this cluster: they came with a restore. */
  readonly foreignFrom: string
}

// Ids are not in the order of commits, so `newer than the last one sealed` would skip a record that
// commits late. A transaction older than every open one is over, and all it wrote can be seen.
const HORIZON = `
  select coalesce(last.id, 0) + 1 as next_id, here.cluster,
    case when last.cluster = here.cluster then last.horizon else '0'::xid8 end::text as from_xid,
    pg_snapshot_xmin(pg_current_snapshot())::text as to_xid,
    case when last.cluster = here.cluster then '18446744073709551615'::xid8
      else pg_snapshot_xmax(pg_current_snapshot()) end::text as foreign_xid
  from (select system_identifier::text as cluster from pg_control_system()) as here
  left join lateral (select * from audit_seal order by id desc limit 1) as last on true`

export async function sealHorizon(client: pg.ClientBase): Promise<SealHorizon> {
  const { rows } = await client.query<Record<string, string>>(HORIZON)
  const { next_id = '', cluster = '', from_xid = '', to_xid = '', foreign_xid = '' } = rows[0] ?? {}
  return { nextId: next_id, cluster, from: from_xid, to: to_xid, foreignFrom: foreign_xid }
}

import 'server-only'
import type pg from 'pg'
import type { Frontier } from '#lib/audit/merkle/frontier.ts'
import { HASH_BYTES } from '#lib/audit/merkle/tree-hash.ts'
import type { NewestHeads, StoredHead, TreeGrowth } from '#lib/audit/seal-store.ts'

export type HeadRow = {
  readonly tenant: string
  readonly number: string
  readonly size: string
  readonly frontier: Buffer
  readonly note: string
}

const NEWEST = `
  select wanted.tenant, number, size, frontier, note
  from unnest($1::text[]) as wanted (tenant)
  join lateral (select * from audit_head where audit_head.tenant = wanted.tenant
    order by number desc limit 1) as newest on true`

export async function newestHeads(
  client: pg.ClientBase,
  tenants: readonly string[],
): Promise<NewestHeads> {
  const { rows } = await client.query<HeadRow>(NEWEST, [[...tenants]])
  return new Map(rows.map((row) => [row.tenant, toHead(row)]))
}

export const toHead = ({ tenant, number, size, frontier, note }: HeadRow): StoredHead => ({
  tenant,
  number: Number(number),
  frontier: toFrontier(Number(size), frontier),
  note,
})

const toFrontier = (size: number, bytes: Buffer): Frontier => ({
  size,
  hashes: Array.from({ length: bytes.length / HASH_BYTES }, (_, index) =>
    bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  ),
})

/** Adds leaves, subtrees and heads, in three statements. */
export async function writeGrowth(client: pg.ClientBase, growth: TreeGrowth): Promise<void> {
  const { leaves, nodes, heads } = growth
  await client.query(
    `insert into audit_leaf (tenant, leaf_index, boot_id, seq, at, hash)
     select * from unnest($1::text[], $2::bigint[], $3::uuid[], $4::bigint[], $5::timestamptz[], $6::bytea[])`,
    [
      leaves.map(({ tenant }) => tenant),
      leaves.map(({ index }) => index),
      leaves.map(({ bootId }) => bootId),
      leaves.map(({ seq }) => seq),
      leaves.map(({ at }) => at),
      leaves.map(({ hash }) => hash),
    ],
  )
  await client.query(
    `insert into audit_node (tenant, level, node_index, hash)
     select * from unnest($1::text[], $2::smallint[], $3::bigint[], $4::bytea[])`,
    [
      nodes.map(({ tenant }) => tenant),
      nodes.map(({ level }) => level),
      nodes.map(({ index }) => index),
      nodes.map(({ hash }) => hash),
    ],
  )
  await client.query(
    `insert into audit_head (tenant, number, size, frontier, note)
     select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[], $5::text[])`,
    [
      heads.map(({ tenant }) => tenant),
      heads.map(({ number }) => number),
      heads.map(({ frontier }) => frontier.size),
      heads.map(({ frontier }) => Buffer.concat(frontier.hashes)),
      heads.map(({ note }) => note),
    ],
  )
}

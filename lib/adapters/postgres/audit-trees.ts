import 'server-only'
import pg from 'pg'
import type {
  AuditTrees,
  KeptSubtree,
  LeafRun,
  LostMonth,
  SealedRecord,
} from '#lib/audit/audit-trees.ts'
import { HASH_BYTES } from '#lib/audit/merkle/tree-hash.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { copyOut } from './copy-out.ts'
import { type HeadRow, toHead } from './seal-rows.ts'
import { storeResult, storeResults } from './store-result.ts'

const BATCH = 20_000
const RECORDS = 5_000
const INDEX_BYTES = 8

/** As much of a pool as reading needs: a single connection does as well. */
export type Queryable = Pick<pg.Pool, 'query' | 'connect'>

// One value for thousands of leaves: a row for each would cost more than all the hashing.
const LEAVES = `
  select string_agg(int8send(leaf_index) || hash, ''::bytea order by leaf_index) as run
  from (select leaf_index, hash from audit_leaf where tenant = $1 and leaf_index >= $2
    order by leaf_index limit ${BATCH}) as next`

const SUBTREES = `
  select level, node_index, hash from audit_node
  where tenant = $1 and (level, node_index) > ($2, $3) order by level, node_index limit ${BATCH}`

const MONTH = `to_char(audit_leaf.at at time zone 'UTC', 'YYYY-MM')`
const HAS_NO_RECORD = `
  not exists (select from audit_event
    where audit_event.boot_id = audit_leaf.boot_id and audit_event.seq = audit_leaf.seq
      and audit_event.at = audit_leaf.at)`

const LOST = `
  select tenant, leaf_index, boot_id, seq, count(*) over () as all_of_them from audit_leaf
  where ${HAS_NO_RECORD} and (tenant, ${MONTH}) not in (select * from unnest($2::text[], $3::text[]))
  order by tenant, leaf_index limit $1`

const LOST_MONTHS = `
  select tenant, ${MONTH} as month, count(*) as records from audit_leaf
  where ${HAS_NO_RECORD} group by 1, 2 order by 1, 2`

const PURGED = `
  select string_agg(int8send(leaf_index) || hash, ''::bytea order by leaf_index) as run
  from (select leaf_index, hash from audit_leaf where tenant = $1 and leaf_index >= $2
      and leaf_index < $3
      and exists (select from audit_purge where audit_leaf.at >= month::timestamp at time zone 'UTC'
        and audit_leaf.at < (month + interval '1 month')::timestamp at time zone 'UTC')
    order by leaf_index limit ${BATCH}) as next`

type LostRow = {
  readonly tenant: string
  readonly leaf_index: string
  readonly boot_id: string
  readonly seq: string
  readonly all_of_them: string
}

const ROW_OF_LEAVES = `
  select hash from audit_leaf
  where tenant = $1 and leaf_index >= $2 and leaf_index < $3 order by leaf_index`
const ROW_OF_SUBTREES = `
  select hash from audit_node
  where tenant = $1 and node_index >= $2 and node_index < $3 and level = $4 order by node_index`

/** The trees in PostgreSQL, as they stand. */
export function postgresAuditTrees(pool: Queryable): AuditTrees {
  return {
    tenants: () =>
      storeResult(async () => {
        const { rows } = await pool.query<{ tenant: string }>(
          `select distinct tenant from audit_head
           union select distinct tenant from audit_node
           union (with recursive one as (
             (select tenant from audit_leaf order by tenant limit 1)
             union all select (select tenant from audit_leaf where audit_leaf.tenant > one.tenant
               order by tenant limit 1) from one where one.tenant is not null)
           select tenant from one where tenant is not null) order by 1`,
        )
        return rows.map(({ tenant }) => tenant)
      }),

    heads: (tenant) =>
      storeResult(async () => {
        const { rows } = await pool.query<HeadRow>(
          'select tenant, number, size, frontier, note from audit_head where tenant = $1 order by audit_head.number',
          [tenant],
        )
        return rows.map(toHead)
      }),

    leaves: (tenant) => leavesOf((from) => pool.query(LEAVES, [tenant, from])),
    purgedLeaves: (tenant, size) => leavesOf((from) => pool.query(PURGED, [tenant, from, size])),
    subtrees: (tenant) => subtreesOf(pool, tenant),

    lostMonths: () =>
      storeResult(async () => {
        const { rows } = await pool.query<Record<keyof LostMonth, string>>(LOST_MONTHS)
        return rows.map((row) => ({ ...row, records: Number(row.records) }))
      }),

    lostRecords: (limit, except) =>
      storeResult(async () => {
        const { rows } = await pool.query<LostRow>(LOST, [
          limit,
          except.map(({ tenant }) => tenant),
          except.map(({ month }) => month),
        ])
        const first = rows.map(({ tenant, leaf_index, boot_id, seq }) => ({
          tenant,
          index: Number(leaf_index),
          bootId: boot_id,
          seq,
        }))
        return { count: Number(rows[0]?.all_of_them ?? 0), first }
      }),

    row: (tenant, level, { from, count }) =>
      storeResult(async () => {
        const range = [tenant, from, from + count]
        const { rows } =
          level === 0
            ? await pool.query<{ hash: Uint8Array }>(ROW_OF_LEAVES, range)
            : await pool.query<{ hash: Uint8Array }>(ROW_OF_SUBTREES, [...range, level])
        return rows.map(({ hash }) => hash)
      }),

    records: (tenant, range) => recordsOf(pool, tenant, range),

    find: (recordId) =>
      storeResult(async () => {
        const { rows } = await pool.query<{ tenant: string; leaf_index: string; body: string }>(
          `select audit_leaf.tenant, leaf_index, body from audit_event
           join audit_leaf using (boot_id, seq, at) where audit_event.id = $1`,
          [recordId],
        )
        const [row] = rows
        return row && { tenant: row.tenant, index: Number(row.leaf_index), body: row.body }
      }),
  }
}

async function* leavesOf(
  next: (from: number) => Promise<pg.QueryResult<{ run: Buffer | null }>>,
): AsyncIterable<Result<LeafRun>> {
  for (let from = 0; ; ) {
    const read = await storeResult(async () => {
      const { rows } = await next(from)
      return toRun(rows[0]?.run ?? Buffer.alloc(0))
    })
    if (!read.ok || read.value.indices.length > 0) yield read
    if (!read.ok || read.value.indices.length < BATCH) return
    from = (read.value.indices.at(-1) ?? from) + 1
  }
}

function toRun(bytes: Buffer): LeafRun {
  const each = INDEX_BYTES + HASH_BYTES
  const places = Array.from({ length: bytes.length / each }, (_, at) => at * each)
  return {
    indices: places.map((place) => Number(bytes.readBigInt64BE(place))),
    hashes: places.map((place) => bytes.subarray(place + INDEX_BYTES, place + each)),
  }
}

type Range = Parameters<AuditTrees['records']>[1]

async function* recordsOf(
  pool: Queryable,
  tenant: string,
  { size, from, to, patient }: Range,
): AsyncIterable<Result<readonly SealedRecord[]>> {
  for (let next = 0; next < size; ) {
    const [name, after, before] = [tenant, from ?? '-infinity', to ?? 'infinity'].map(
      pg.escapeLiteral,
    )
    const select = `
      select leaf_index, body from audit_leaf join audit_event using (boot_id, seq, at)
      where audit_leaf.tenant = ${name} and leaf_index >= ${next} and leaf_index < ${size}
        and at >= ${after}::timestamptz and at < ${before}::timestamptz ${ofPatient(patient)}
      order by leaf_index limit ${RECORDS}`
    let count = 0
    for await (const read of storeResults(copyOut(pool, select))) {
      if (!read.ok) return yield read
      const records = read.value.map(([index, body]) => {
        return { tenant, index: Number(index), body: body ?? '' }
      })
      count += records.length
      next = (records.at(-1)?.index ?? size) + 1
      yield ok(records)
    }
    if (count < RECORDS) return
  }
}

/** The EHR stands only in a record's text, where a quoted name cannot stand within a value. */
const ofPatient = (patient: Range['patient']): string =>
  patient === undefined
    ? ''
    : `and patient = ${pg.escapeLiteral(patient.id)}
       and strpos(body, ${pg.escapeLiteral(`"ehrId":${JSON.stringify(patient.ehrId)}`)}) > 0`

async function* subtreesOf(
  pool: Queryable,
  tenant: string,
): AsyncIterable<Result<readonly KeptSubtree[]>> {
  type Row = { readonly level: number; readonly node_index: string; readonly hash: Buffer }
  for (let after = [0, -1]; ; ) {
    const read = await storeResult(async () => {
      const { rows } = await pool.query<Row>(SUBTREES, [tenant, ...after])
      return rows.map(({ level, node_index, hash }) => ({ level, index: Number(node_index), hash }))
    })
    if (!read.ok || read.value.length > 0) yield read
    const last = read.ok ? read.value.at(-1) : undefined
    if (!last || (read.ok && read.value.length < BATCH)) return
    after = [last.level, last.index]
  }
}

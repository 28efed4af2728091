import 'server-only'
import type pg from 'pg'
import type { NewestHeads, SealStore, TreeGrowth, UnsealedRecord } from '#lib/audit/seal-store.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { sealHorizon } from './seal-horizon.ts'
import { newestHeads, writeGrowth } from './seal-rows.ts'
import { storeResult } from './store-result.ts'

const ONE_SEALER = 7_410_902_114 // any number of our own

type Row = {
  readonly tenant: string
  readonly boot_id: string
  readonly seq: string
  readonly at: string
  readonly xid: string
  readonly body: string
}

// `foreign` rows came with a restore from another cluster: their transaction ended there.
const NEXT = `
  select tenant, boot_id, seq, at::text, xid::text, body from audit_event
  where (xid >= $1::xid8 and xid < $2::xid8 or xid >= $3::xid8)
    and not exists (select from audit_leaf
      where audit_leaf.boot_id = audit_event.boot_id and audit_leaf.seq = audit_event.seq)
  order by audit_event.xid, boot_id, seq limit $4`

/** The trees in PostgreSQL. */
export function postgresSealStore(pool: pg.Pool): SealStore {
  return {
    seal: async ({ atLeast, atMost }, grow) => {
      const sealed = await storeResult(() =>
        inTransaction(pool, (client) => sealNext(client, { atLeast, atMost }, grow)),
      )
      return sealed.ok ? sealed.value : sealed
    },

    unshipped: (sink, limit) =>
      storeResult(async () => {
        const { rows } = await pool.query<{ tenant: string; number: string; note: string }>(
          `select tenant, number, note from audit_head
           where not exists (select from audit_anchor
             where sink = $1 and audit_anchor.tenant = audit_head.tenant and audit_anchor.number = audit_head.number)
           order by tenant, audit_head.number limit $2`,
          [sink, limit],
        )
        return rows.map((row) => ({ ...row, number: Number(row.number) }))
      }),

    noteShipped: (sink, { tenant, number }) =>
      storeResult(async () => {
        await pool.query(
          'insert into audit_anchor (tenant, number, sink) values ($1, $2, $3) on conflict do nothing',
          [tenant, number, sink],
        )
      }),
  }
}

async function sealNext(
  client: pg.ClientBase,
  { atLeast, atMost }: { readonly atLeast: number; readonly atMost: number },
  grow: (records: readonly UnsealedRecord[], heads: NewestHeads) => Result<TreeGrowth>,
): Promise<Result<number>> {
  const { rows: locked } = await client.query<{ mine: boolean }>(
    'select pg_try_advisory_xact_lock($1) as mine',
    [ONE_SEALER],
  )
  if (!locked[0]?.mine) return ok(0)
  const horizon = await sealHorizon(client)
  const { rows } = await client.query<Row>(NEXT, [
    horizon.from,
    horizon.to,
    horizon.foreignFrom,
    atMost,
  ])
  if (rows.length === 0 || rows.length < atLeast) return ok(0)
  const records = onceEach(rows)
  const heads = await newestHeads(client, [...new Set(records.map(({ tenant }) => tenant))])
  const grown = grow(records, heads)
  if (!grown.ok) return grown
  await writeGrowth(client, grown.value)
  const isAll = rows.length < atMost
  await client.query('insert into audit_seal (id, cluster, horizon) values ($1, $2, $3::xid8)', [
    horizon.nextId,
    horizon.cluster,
    isAll ? horizon.to : (rows.at(-1)?.xid ?? horizon.from),
  ])
  return ok(rows.length)
}

/** A place of a chain is sealed once; a second record there stays outside, where a check finds it. */
function onceEach(rows: readonly Row[]): readonly UnsealedRecord[] {
  const first = new Map<string, Row>()
  for (const row of rows) {
    const place = `${row.boot_id} ${row.seq}`
    if (!first.has(place)) first.set(place, row)
  }
  return [...first.values()].map(({ tenant, boot_id, seq, at, body }) => ({
    tenant,
    bootId: boot_id,
    seq,
    at,
    body,
  }))
}

async function inTransaction<T>(
  pool: pg.Pool,
  run: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await run(client)
    await client.query('commit')
    client.release()
    return result
  } catch (thrown) {
    // Not used again: whatever it was at ends with it.
    client.release(true)
    throw thrown
  }
}

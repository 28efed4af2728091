import pg from 'pg'
import { noteCrypto } from '#lib/adapters/crypto/log-signer.ts'
import type { Mac } from '#lib/adapters/crypto/mac.ts'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { auditColumnNames } from '#lib/adapters/postgres/audit-rows.ts'
import { sealHorizon } from '#lib/adapters/postgres/seal-horizon.ts'
import { auditColumns, recordBody } from '#lib/audit/audit-record.ts'
import { CHAIN_START, linkHash } from '#lib/audit/chain.ts'
import { growTrees } from '#lib/audit/grow-trees.ts'
import type { LogSigner } from '#lib/audit/head-signer.ts'
import type { StoredHead, TreeGrowth, UnsealedRecord } from '#lib/audit/seal-store.ts'
import type { StoredAuditRow } from '#lib/audit/verify-chain.ts'
import { copyIn } from './copy-in.ts'
import { madeRecords } from './made-records.ts'
import { withoutSearchIndexes } from './without-search-indexes.ts'

const SEALED_AT_ONCE = 5_000
const MONTH_MS = 30 * 24 * 3_600_000

export type Fill = {
  readonly ownerUrl: string
  readonly rows: number
  /** Over so many months up to now. */
  readonly months: number
  readonly seed: number
  readonly mac: Mac
  readonly log: LogSigner
}

/**
 * Writes a trail like one of the application, whole and sealed, much faster than the application
 * could: by COPY, and with the indexes that are only for searching made anew at the end.
 * @param onProgress told the number of records so far
 */
export async function fillTrail(fill: Fill, onProgress: (rows: number) => void): Promise<void> {
  const client = new pg.Client({ connectionString: fill.ownerUrl, options: '-c timezone=UTC' })
  await client.connect()
  try {
    const to = Date.now()
    const from = to - fill.months * MONTH_MS
    await client.query(
      `select ensure_audit_partition(month::date) from generate_series(
         date_trunc('month', $1::timestamptz), $2::timestamptz, interval '1 month') as month`,
      [new Date(from).toISOString(), new Date(to).toISOString()],
    )
    const makeIndexes = await withoutSearchIndexes(client)
    await writeAll(client, fill, { from, to }, onProgress)
    for (const definition of makeIndexes) await client.query(definition)
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

async function writeAll(
  client: pg.Client,
  { rows, seed, mac, log }: Fill,
  times: { readonly from: number; readonly to: number },
  onProgress: (rows: number) => void,
): Promise<void> {
  const stored = storedRows({ rows, seed, ...times }, mac)
  const heads = new Map<string, StoredHead>()
  let written = 0
  for (const batch of inBatches(stored, SEALED_AT_ONCE)) {
    await client.query('begin')
    await copyIn(client, `audit_event (${auditColumnNames.join(', ')})`, batch.map(cellsOf))
    const grown = growTrees(batch.map(unsealed), heads, { ...noteCrypto, log })
    if (!grown.ok) throw new Error(grown.error.code)
    for (const head of grown.value.heads) heads.set(head.tenant, head)
    await copyGrowth(client, grown.value)
    await client.query('commit')
    written += batch.length
    onProgress(written)
  }
  await noteSealed(client)
}

function* inBatches<T>(all: Iterable<T>, size: number): Generator<readonly T[]> {
  let batch: T[] = []
  for (const one of all) {
    batch.push(one)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Chained and under a MAC, as the application's writer does it. */
function* storedRows(
  of: Parameters<typeof madeRecords>[0],
  mac: Mac,
): Generator<StoredAuditRow, undefined> {
  const ends = new Map<string, string>()
  const heads = new Map<string, string>()
  for (const record of madeRecords(of, (node) => ends.get(node) ?? null)) {
    const body = recordBody(record)
    const prev = heads.get(record.boot) ?? CHAIN_START
    const hash = linkHash(sha256, prev, body)
    heads.set(record.boot, hash)
    ends.set(record.node, hash)
    const columns = auditColumns(record)
    const made = mac.of(mac.currentKey, hash) ?? ''
    yield { ...columns, prev, hash, mac: made, mac_key: mac.currentKey, body }
  }
}

const unsealed = ({ tenant, boot_id, seq, at, body }: StoredAuditRow): UnsealedRecord => {
  return { tenant, bootId: boot_id, seq, at, body }
}

const cellsOf = (row: StoredAuditRow) => auditColumnNames.map((name) => row[name])

async function copyGrowth(client: pg.Client, { leaves, nodes, heads }: TreeGrowth): Promise<void> {
  await copyIn(
    client,
    'audit_leaf (tenant, leaf_index, boot_id, seq, at, hash)',
    leaves.map((leaf) => [leaf.tenant, leaf.index, leaf.bootId, leaf.seq, leaf.at, leaf.hash]),
  )
  await copyIn(
    client,
    'audit_node (tenant, level, node_index, hash)',
    nodes.map(({ tenant, level, index, hash }) => [tenant, level, index, hash]),
  )
  await copyIn(
    client,
    'audit_head (tenant, number, size, frontier, note)',
    heads.map(({ tenant, number, frontier, note }) => {
      return [tenant, number, frontier.size, Buffer.concat(frontier.hashes), note]
    }),
  )
}

/** Like the sealer, so that what is written later is sealed behind it. */
export async function noteSealed(client: pg.Client): Promise<void> {
  const { nextId, cluster, to } = await sealHorizon(client)
  await client.query('insert into audit_seal (id, cluster, horizon) values ($1, $2, $3::xid8)', [
    ...[nextId, cluster, to],
  ])
}

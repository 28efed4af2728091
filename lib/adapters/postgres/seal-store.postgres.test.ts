import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openHead } from '#lib/audit/head-signer.ts'
import { appendLeaf, emptyFrontier, rootOf } from '#lib/audit/merkle/frontier.ts'
import { leafHash } from '#lib/audit/merkle/tree-hash.ts'
import { connectionSettings } from '#lib/db/pool.ts'
import { sealAuditTrail } from '#lib/flows/seal-audit-trail.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err } from '#lib/kernel/result.ts'
import { memorySink } from '#lib/testing/audit/memory-sink.ts'
import { sealAll, testLog } from '#lib/testing/audit/sealed-trail.ts'
import { patientWho } from '#lib/testing/audit/written-trail.ts'
import { aKeySet } from '#lib/testing/key-sets.ts'
import { type FreshDatabase, freshDatabase } from '#lib/testing/postgres/fresh-database.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { noteCrypto } from '../crypto/log-signer.ts'
import { macWith } from '../crypto/mac.ts'
import { sha256Bytes } from '../crypto/sha256-bytes.ts'
import { systemClock } from '../system/system-clock.ts'
import { openAuditWriter } from './audit-writer.ts'
import { postgresSealStore } from './seal-store.ts'

let database: FreshDatabase
let pool: pg.Pool
beforeEach(async () => {
  database = await freshDatabase()
  pool = new pg.Pool({ ...connectionSettings(database.sealUrl, 'chartside_seal'), max: 4 })
})
afterEach(async () => {
  await pool.end()
  await database.drop()
})

const asOwner = <Row extends pg.QueryResultRow>(statement: string) =>
  query<Row>(database.ownerUrl, statement)

/** One run of a process with reads of the charts of two organisations. */
async function write(reads: number): Promise<void> {
  const mac = macWith(aKeySet())
  const log = openAuditWriter({ url: database.appUrl, node: 'n', mac, clock: systemClock })
  const tenants = ['greyfield', 'northside']
  await Promise.all(
    Array.from({ length: reads }, (_, turn) =>
      log.intend(
        { ...patientWho, tenant: tenants[turn % 2] ?? '' },
        { action: 'chart.read', resource: 'Observation', reference: `Observation/${turn}` },
      ),
    ),
  )
  await log.close()
}

type Leaf = { readonly tenant: string; readonly leaf_index: string; readonly body: string }

const leaves = () =>
  asOwner<Leaf>(
    `select audit_leaf.tenant, leaf_index, body from audit_leaf
     join audit_event using (boot_id, seq, at) order by audit_leaf.tenant, leaf_index`,
  )

const heads = () =>
  asOwner<{ tenant: string; number: string; size: string; note: string }>(
    'select tenant, number, size, note from audit_head order by tenant, number',
  )

/** The roots of the trees as a stranger would compute them from the records. */
async function expectRootsOf(sizes: Record<string, number>): Promise<void> {
  const all = await leaves()
  for (const { tenant, size, note } of await heads()) {
    const mine = all.filter((leaf) => leaf.tenant === tenant).slice(0, Number(size))
    const tree = mine.reduce(
      (frontier, { body }) =>
        appendLeaf(frontier, leafHash(sha256Bytes, Buffer.from(body)), sha256Bytes),
      emptyFrontier,
    )
    expect(openHead(note, tenant, testLog, noteCrypto)).toEqual({
      origin: `audit.example.org/${tenant}`,
      size: Number(size),
      root: new Uint8Array(rootOf(tree, sha256Bytes)),
    })
  }
  const newest = Object.fromEntries(
    (await heads()).map(({ tenant, size }) => [tenant, Number(size)]),
  )
  expect(newest).toEqual(sizes)
}

describe('sealing the audit trail', () => {
  test('puts every record into the tree of its tenant and signs a head for each', async () => {
    await write(40)
    expect(await sealAll(database)).toBe(42)
    await expectRootsOf({ greyfield: 20, northside: 20, system: 2 })
    const all = await leaves()
    expect(all).toHaveLength(42)
  })

  test('lets the trees grow, and does nothing when nothing is new', async () => {
    await write(300)
    await sealAll(database)
    expect(await sealAll(database)).toBe(0)
    await write(700)
    expect(await sealAll(database)).toBe(702)
    await expectRootsOf({ greyfield: 500, northside: 500, system: 4 })
    const nodes = await asOwner('select tenant, level, node_index from audit_node order by 1')
    expect(nodes).toEqual(
      ['greyfield', 'northside'].map((tenant) => ({ tenant, level: 8, node_index: '0' })),
    )
  })

  test('skips no record of a transaction that began before others and commits after them', async () => {
    await write(3)
    const late = new pg.Client({ connectionString: database.appUrl })
    await late.connect()
    await late.query('begin')
    await late.query(
      `insert into audit_event (boot_id, seq, id, at, node, tenant, phase, action, prev, hash, mac, mac_key, body)
       values (gen_random_uuid(), 1, gen_random_uuid(), now(), 'late', 'greyfield', 'intent', 'process.stop', 'p', 'h', 'm', 'k', '{}')`,
    )
    await write(5)
    expect(await sealAll(database)).toBe(5)
    await late.query('commit')
    await late.end()
    expect(await sealAll(database)).toBe(8)
    expect(await leaves()).toHaveLength(13)
  })

  test('waits for more when there is little', async () => {
    await write(5)
    const seals = postgresSealStore(pool)
    const deps = { seals, log: testLog, crypto: noteCrypto }
    expect(await sealAuditTrail(deps, 100)).toEqual({ ok: true, value: 0 })
    expect(await sealAuditTrail(deps, 1)).toEqual({ ok: true, value: 7 })
  })

  test('F16 that fails or dies half-way leaves no leaf behind, and the next one goes on', async () => {
    await write(10)
    const seals = postgresSealStore(pool)
    const failure = err(appError('AUDIT_TREE_BROKEN'))
    const limits = { atLeast: 1, atMost: 5 }
    expect(await seals.seal(limits, () => failure)).toEqual(failure)
    const dies = seals.seal(limits, () => {
      throw new Error('died')
    })
    await expect(dies).rejects.toThrow('died')
    expect(await leaves()).toEqual([])
    expect(await sealAll(database)).toBe(12)
  })

  test('is done by one at a time', async () => {
    await write(200)
    const sealed = await Promise.all([1, 2, 3, 4].map(() => sealAll(database)))
    expect(sealed.reduce((sum, one) => sum + one)).toBeGreaterThanOrEqual(202)
    await expectRootsOf({ greyfield: 100, northside: 100, system: 2 })
  })

  test('seals a place of a chain once, whatever the owner puts beside it', async () => {
    await write(4)
    await asOwner(
      `insert into audit_event select boot_id, seq, gen_random_uuid(), at + interval '1 us', node, tenant, phase, action,
         intent_id, result, launch_id, user_url, patient, prev, hash, mac, mac_key, xid, body from audit_event`,
    )
    await sealAll(database)
    await sealAll(database)
    expect(await asOwner('select from audit_leaf')).toHaveLength(6)
  })

  test('builds nothing on a head that was not signed', async () => {
    await write(4)
    await sealAll(database)
    await asOwner('alter table audit_head disable trigger user')
    await asOwner(`update audit_head set frontier = sha256('x') where tenant = 'greyfield'`)
    await write(4)
    const deps = { seals: postgresSealStore(pool), log: testLog, crypto: noteCrypto }
    expect(await sealAuditTrail(deps)).toMatchObject({ error: { code: 'AUDIT_TREE_BROKEN' } })
  })

  test('goes on after a restore into another cluster, whose transactions count anew', async () => {
    await write(4)
    await sealAll(database)
    await write(4)
    await asOwner('alter table audit_event disable trigger user')
    await asOwner('alter table audit_seal disable trigger user')
    // As a restore leaves it: numbers of transactions that this cluster has not reached yet.
    await asOwner(`update audit_event set xid = (xid::text::bigint + 1000000)::text::xid8`)
    await asOwner(`update audit_seal set cluster = 'another', horizon = '1000000000'`)
    await write(4)
    expect(await sealAll(database)).toBe(12)
    await write(4)
    expect(await sealAll(database)).toBe(6)
    await expectRootsOf({ greyfield: 8, northside: 8, system: 8 })
  })
})

describe('shipping heads', () => {
  test('brings every head to the sink once, in order', async () => {
    const sink = memorySink()
    for (const reads of [2, 2, 2]) {
      await write(reads)
      await sealAll(database, { sink })
    }
    const shipped: string[] = []
    for await (const head of sink.heads()) {
      if (head.ok) shipped.push(`${head.value.tenant} ${head.value.number}`)
    }
    expect(shipped.filter((one) => one.startsWith('greyfield'))).toEqual([
      'greyfield 1',
      'greyfield 2',
      'greyfield 3',
    ])
    expect(shipped).toHaveLength(9)
    expect(await postgresSealStore(pool).unshipped('memory', 10)).toEqual({ ok: true, value: [] })
    expect(await postgresSealStore(pool).unshipped('another', 10)).toMatchObject({
      value: { length: 9 },
    })
  })
})

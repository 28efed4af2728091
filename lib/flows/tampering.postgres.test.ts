import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logSigner, noteCrypto } from '../adapters/crypto/log-signer.ts'
import { macWith } from '../adapters/crypto/mac.ts'
import { sha256 } from '../adapters/crypto/sha256.ts'
import { postgresAuditTrail } from '../adapters/postgres/audit-trail.ts'
import { postgresAuditTrees } from '../adapters/postgres/audit-trees.ts'
import { openAuditWriter } from '../adapters/postgres/audit-writer.ts'
import { systemClock } from '../adapters/system/system-clock.ts'
import { memorySink } from '../testing/audit/memory-sink.ts'
import { sealAll, testLog } from '../testing/audit/sealed-trail.ts'
import {
  type AllFindings,
  type Placed,
  randomTamper,
  seededChance,
} from '../testing/audit/tampering.ts'
import { patientWho } from '../testing/audit/written-trail.ts'
import { aKeySet, aLogKeySet } from '../testing/key-sets.ts'
import { type FreshDatabase, freshDatabase } from '../testing/postgres/fresh-database.ts'
import { unwrap } from '../testing/unwrap.ts'
import { verifyAuditTrail } from './verify-audit-trail.ts'
import { verifyAuditTrees } from './verify-audit-trees.ts'

const TAMPERS = 1_000
const SEED = 20_261_122

const mac = macWith(aKeySet())
const sink = memorySink()
let database: FreshDatabase
let owner: pg.Client
/** The owner's one connection as a pool, so that a check sees what is not committed. */
let pool: Pick<pg.Pool, 'query' | 'connect'>
let rows: readonly Placed[]

/** One run of a process for two organisations. */
async function write(reads: number): Promise<void> {
  const log = openAuditWriter({ url: database.appUrl, node: 'n', mac, clock: systemClock })
  for (let turn = 0; turn < reads; turn += 1) {
    const who = { ...patientWho, tenant: turn % 2 ? 'greyfield' : 'northside' }
    const reference = `Observation/${turn}`
    const read = { action: 'chart.read', resource: 'Observation', reference } as const
    await log.conclude(unwrap(await log.intend(who, read)), { result: 'done' })
  }
  await log.close()
}

beforeAll(async () => {
  database = await freshDatabase()
  for (const reads of [6, 6]) {
    await write(reads)
    await sealAll(database, { sink })
  }
  owner = new pg.Client({ connectionString: database.ownerUrl, options: '-c timezone=UTC' })
  await owner.connect()
  for (const table of ['event', 'leaf', 'node', 'head', 'seal', 'anchor']) {
    await owner.query(`alter table audit_${table} disable trigger user`)
  }
  await dropEmptyParts()
  pool = {
    query: owner.query.bind(owner),
    connect: async () => Object.assign(owner, { release: () => undefined }),
  } as unknown as typeof pool // the two of a pool's functions that reading uses
  const read = await owner.query<Placed>(
    'select audit_event.*, leaf_index from audit_event join audit_leaf using (boot_id, seq) order by boot_id, seq',
  )
  rows = read.rows
})
/** Every part of the trail costs each query some planning, and a thousand checks are many. */
const dropEmptyParts = () =>
  owner.query(`do $$ declare part regclass; is_used bool; begin
    for part in select inhrelid from pg_inherits where inhparent = 'audit_event'::regclass loop
      execute format('select exists (select from %s)', part) into is_used;
      if not is_used then execute format('drop table %s', part); end if;
    end loop;
  end $$`)

afterAll(async () => {
  await owner.end()
  await database.drop()
})

async function findings(): Promise<AllFindings> {
  const trail = unwrap(await verifyAuditTrail(postgresAuditTrail(pool), { sha256, mac: mac.of }))
  const trees = unwrap(
    await verifyAuditTrees({
      trees: postgresAuditTrees(pool),
      sinks: [sink],
      log: testLog,
      crypto: noteCrypto,
    }),
  )
  return { trail: trail.faults.first, trees: trees.faults.first }
}

/** What a check finds while this is done, which is then undone. */
async function findingsWhile(statements: readonly string[]): Promise<AllFindings> {
  await owner.query('begin')
  try {
    for (const statement of statements) await owner.query(statement)
    return await findings()
  } finally {
    await owner.query('rollback')
  }
}

describe('what the owner of the tables does to a sealed trail', () => {
  test('is nothing as long as nobody does anything', async () => {
    expect(rows).toHaveLength(28)
    expect(await findings()).toEqual({ trail: [], trees: [] })
  })

  test(`is found and named, ${TAMPERS} times of ${TAMPERS} (seed ${SEED})`, async () => {
    const chance = seededChance(SEED)
    const missed: string[] = []
    for (let turn = 0; turn < TAMPERS; turn += 1) {
      const { what, statements, isNamed } = randomTamper(chance, rows)
      const found = await findingsWhile(statements)
      if (!isNamed(found)) missed.push(`${turn} ${what}: ${JSON.stringify(found)} ${statements}`)
    }
    expect(missed).toEqual([])
  }, 120_000)

  test('is found when all seals are made anew with another key', async () => {
    expect(await resealedWith(logSigner(aLogKeySet()))).toMatchObject({ fault: 'head-unsigned' })
  })

  test('is found by what was shipped, when he has stolen the log’s own key', async () => {
    expect(await resealedWith(testLog)).toMatchObject({ fault: 'tree-replaced' })
  })
})

/** A record is taken away and everything sealed anew; the first thing that a check then finds. */
async function resealedWith(log: typeof testLog) {
  await owner.query('delete from audit_event where tenant = $1 and seq = 3', ['northside'])
  for (const table of ['anchor', 'head', 'node', 'leaf', 'seal']) {
    await owner.query(`delete from audit_${table}`)
  }
  await sealAll(database, { log })
  const { trees } = await findings()
  return trees[0]
}

import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noteCrypto } from '#lib/adapters/crypto/log-signer.ts'
import { macWith } from '#lib/adapters/crypto/mac.ts'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { postgresAuditTrail } from '#lib/adapters/postgres/audit-trail.ts'
import { openAuditWriter } from '#lib/adapters/postgres/audit-writer.ts'
import { postgresSealStore } from '#lib/adapters/postgres/seal-store.ts'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import { connectionSettings } from '#lib/db/pool.ts'
import { sealAuditTrail } from '#lib/flows/seal-audit-trail.ts'
import { verifyAuditTrail } from '#lib/flows/verify-audit-trail.ts'
import { sealAll, testLog } from '../audit/sealed-trail.ts'
import { patientWho } from '../audit/written-trail.ts'
import { aKeySet } from '../key-sets.ts'
import { type FreshDatabase, freshDatabase } from '../postgres/fresh-database.ts'
import { unwrap } from '../unwrap.ts'

const mac = macWith(aKeySet())
let database: FreshDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.drop())

async function write(records: number): Promise<void> {
  const log = openAuditWriter({ url: database.appUrl, node: 'n', mac, clock: systemClock })
  for (let turn = 0; turn < records; turn += 1) {
    unwrap(await log.intend(patientWho, { action: 'visit.open' }))
  }
  await log.close()
}

/** Moves the first record into a transaction that commits when it is told to. */
async function lateRecord(): Promise<() => Promise<void>> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query('alter table audit_event disable trigger user')
  const { rows } = await owner.query<{ columns: string }>(
    `select string_agg(column_name, ', ') as columns from information_schema.columns
     where table_name = 'audit_event' and column_name <> 'xid'`,
  )
  const columns = rows[0]?.columns
  await owner.query(
    `create temporary table late as select ${columns} from audit_event where seq = 1`,
  )
  await owner.query('delete from audit_event where seq = 1')
  await owner.query('begin')
  await owner.query(`insert into audit_event (${columns}) select ${columns} from late`)
  return async () => {
    await owner.query('commit')
    await owner.end()
  }
}

/** The bug: seals up to the highest id there is, whoever is still writing below it. */
function byHighestId(pool: pg.Pool): pg.Pool {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => Promise<pg.QueryResult>
    const planted = (text: unknown, ...rest: unknown[]) =>
      query(
        typeof text === 'string' ? text.replace('pg_snapshot_xmin', 'pg_snapshot_xmax') : text,
        ...rest,
      )
    Object.assign(client, { query: planted })
  })
  return pool
}

async function sealWhileOneIsLate(plant: (pool: pg.Pool) => pg.Pool): Promise<number> {
  await write(3)
  const commitLate = await lateRecord()
  await write(3)
  const pool = new pg.Pool(connectionSettings(database.auditUrl, 'chartside_audit_ro'))
  const settings = connectionSettings(database.sealUrl, 'chartside_seal')
  const planted = plant(new pg.Pool({ ...settings, max: 1 }))
  const deps = { seals: postgresSealStore(planted), log: testLog, crypto: noteCrypto }
  unwrap(await sealAuditTrail(deps))
  await commitLate()
  await write(1)
  await sealAll(database)
  const keys = { sha256, mac: mac.of }
  const { faults } = unwrap(await verifyAuditTrail(postgresAuditTrail(pool), keys))
  await Promise.all([pool.end(), planted.end()])
  return faults.count
}

describe('FT-2 the check of the audit trail catches a planted bug', () => {
  test('sealing by the highest id leaves out what commits late', async () => {
    expect(await sealWhileOneIsLate(byHighestId)).toBe(1)
  })

  test('and finds nothing where the sealer waits for it', async () => {
    expect(await sealWhileOneIsLate((pool) => pool)).toBe(0)
  })
})

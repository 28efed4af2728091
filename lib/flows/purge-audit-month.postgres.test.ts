import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noteCrypto } from '../adapters/crypto/log-signer.ts'
import { macWith } from '../adapters/crypto/mac.ts'
import { sha256 } from '../adapters/crypto/sha256.ts'
import { postgresAuditTrail } from '../adapters/postgres/audit-trail.ts'
import { postgresAuditTrees } from '../adapters/postgres/audit-trees.ts'
import { memorySink } from '../testing/audit/memory-sink.ts'
import { writePurgedTrail } from '../testing/audit/purged-trail.ts'
import { testLog } from '../testing/audit/sealed-trail.ts'
import { aKeySet } from '../testing/key-sets.ts'
import { type FreshDatabase, freshDatabase } from '../testing/postgres/fresh-database.ts'
import { type OpenDatabases, openDatabases } from '../testing/postgres/open-databases.ts'
import { query } from '../testing/postgres/query.ts'
import { unwrap } from '../testing/unwrap.ts'
import { verifyAuditTrail } from './verify-audit-trail.ts'
import { verifyAuditTrees } from './verify-audit-trees.ts'

const mac = macWith(aKeySet())
const sink = memorySink()
let fresh: FreshDatabase
let opened: OpenDatabases

const asOwner = (statement: string) => query(fresh.ownerUrl, statement)

async function verify() {
  const keys = { sha256, mac: mac.of }
  const trail = unwrap(await verifyAuditTrail(postgresAuditTrail(opened.reading), keys))
  const deps = {
    trees: postgresAuditTrees(opened.reading),
    sinks: [sink],
    log: testLog,
    crypto: noteCrypto,
  }
  return { trail, trees: unwrap(await verifyAuditTrees(deps, trail.purges)) }
}
const faults = async () => {
  const { trail, trees } = await verify()
  return [...trail.faults.first, ...trees.faults.first].map(({ fault }) => fault)
}

const tables = ['event', 'leaf', 'purge', 'purged_run']

beforeAll(async () => {
  fresh = await freshDatabase()
  opened = openDatabases(fresh)
  await writePurgedTrail(fresh, sink)
  for (const table of tables) {
    await asOwner(`alter table audit_${table} disable trigger user`)
    await asOwner(`create table kept_${table} as select * from audit_${table}`)
  }
})
beforeEach(async () => {
  for (const table of [...tables].reverse()) await asOwner(`delete from audit_${table}`)
  for (const table of tables)
    await asOwner(`insert into audit_${table} select * from kept_${table}`)
})
afterAll(async () => {
  await opened.end()
  await fresh.drop()
})

describe('a trail of which months were removed', () => {
  test('is whole, and says which', async () => {
    const { trail, trees } = await verify()
    expect(await faults()).toEqual([])
    expect(trail.purged).toEqual([
      { month: '2019-02', records: 4 },
      { month: '2019-03', records: 62 },
    ])
    expect(trees.purgedRecords).toBe(66)
  })

  test.each<[what: string, statement: string, found: string]>([
    [
      'a record deleted from a month that was kept',
      `delete from audit_event where at >= '2019-04-01' and at < '2019-04-03'`,
      'record-gone',
    ],
    [
      'a removal that no record tells of',
      `update audit_purged_run set month = '2019-02-01' where month = '2019-03-01'`,
      'purge-unproven',
    ],
    ['the ends of the chains forgotten', 'delete from audit_purged_run', 'record-missing'],
    [
      'other ends of a chain',
      `update audit_purged_run set last_hash = repeat('0', 64) where month = '2019-03-01'`,
      'purge-unproven',
    ],
    [
      'the record of the removal deleted',
      `delete from audit_event where action = 'audit.purge'`,
      'record-gone',
    ],
    [
      'a leaf of a removed month deleted',
      `delete from audit_leaf where at < '2019-03-01' and tenant = 'northside'`,
      'leaf-missing',
    ],
  ])('shows %s', async (_what, statement, found) => {
    await asOwner(statement)
    expect(await faults()).toContain(found)
  })
})

import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TrailPart, wholeTrail } from '#lib/audit/audit-trail.ts'
import { connectionSettings } from '#lib/db/pool.ts'
import { verifyAuditTrail } from '#lib/flows/verify-audit-trail.ts'
import { instantOf } from '#lib/kernel/instant.ts'
import { patientWho } from '#lib/testing/audit/written-trail.ts'
import { aKeySet } from '#lib/testing/key-sets.ts'
import { type FreshDatabase, freshDatabase } from '#lib/testing/postgres/fresh-database.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { macWith } from '../crypto/mac.ts'
import { sha256 } from '../crypto/sha256.ts'
import { systemClock } from '../system/system-clock.ts'
import { postgresAuditTrail } from './audit-trail.ts'
import { openAuditWriter } from './audit-writer.ts'

const mac = macWith(aKeySet())
let database: FreshDatabase
let pool: pg.Pool

const asOwner = (statement: string, values: readonly unknown[] = []) =>
  query(database.ownerUrl, statement, values)

/** Two runs of one node, each with reads of the chart. */
async function writeTrail(): Promise<void> {
  for (const _run of [1, 2]) {
    const log = openAuditWriter({ url: database.appUrl, node: 'n', mac, clock: systemClock })
    for (let turn = 0; turn < 4; turn += 1) {
      const event = {
        action: 'chart.read',
        resource: 'Observation',
        reference: `Observation/${turn}`,
      } as const
      const grant = await log.intend(patientWho, event)
      if (grant.ok) await log.conclude(grant.value, { result: 'done' })
    }
    await log.close()
  }
}

beforeAll(async () => {
  database = await freshDatabase()
  pool = new pg.Pool({ ...connectionSettings(database.auditUrl, 'chartside_audit_ro'), max: 1 })
  await writeTrail()
  // What only the owner of the tables can do: the triggers are a guard rail, the chain is evidence.
  await asOwner('alter table audit_event disable trigger user')
  await asOwner('create table as_written as select * from audit_event')
})
beforeEach(async () => {
  await asOwner('delete from audit_event')
  await asOwner('insert into audit_event select * from as_written')
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

async function report() {
  const verified = await verifyAuditTrail(postgresAuditTrail(pool), { sha256, mac: mac.of })
  if (!verified.ok) throw new Error(verified.error.code)
  return verified.value
}

/** Where the fifth record of the first run stands. */
const FIFTH = `(boot_id, seq) = (select boot_id, 5 from audit_event where seq = 1 order by at limit 1)`

describe('the stored audit trail', () => {
  test('is whole as it was written', async () => {
    expect(await report()).toMatchObject({
      records: 20,
      boots: 2,
      faults: { count: 0 },
      unfinished: { count: 0 },
    })
  })

  test.each<[what: string, statement: string, fault: string]>([
    [
      'an edited text',
      `update audit_event set body = replace(body, 'Observation/1', 'Observation/9') where ${FIFTH}`,
      'body-changed',
    ],
    ['an edited column', `update audit_event set patient = 'p2' where ${FIFTH}`, 'column-changed'],
    [
      'a moved time',
      `update audit_event set at = at + interval '1 s' where ${FIFTH}`,
      'column-changed',
    ],
    [
      'a key that does not exist',
      `update audit_event set mac_key = 'toString' where ${FIFTH}`,
      'mac-key-unknown',
    ],
    ['a deleted record', `delete from audit_event where ${FIFTH}`, 'record-missing'],
    [
      'two exchanged records',
      `with two as (select * from audit_event where seq in (5, 6) and boot_id = (select boot_id from audit_event where ${FIFTH}))
       update audit_event a set body = b.body, hash = b.hash, mac = b.mac, id = b.id
       from two b where a.boot_id = b.boot_id and a.seq + b.seq = 11 and a.seq in (5, 6)`,
      'body-changed',
    ],
    [
      'an inserted record',
      `insert into audit_event select boot_id, seq, gen_random_uuid(), at + interval '1 ms', node, tenant, phase, action,
         intent_id, result, launch_id, user_url, patient, prev, hash, mac, mac_key, xid, body
       from audit_event where ${FIFTH}`,
      'link-broken',
    ],
    [
      'a run chained anew without the key',
      `update audit_event set boot_id = gen_random_uuid() where ${FIFTH}`,
      'record-missing',
    ],
    [
      'a run whose end was cut off before the next one began',
      `delete from audit_event where (boot_id, seq) = (select boot_id, 10 from audit_event where seq = 1 order by at limit 1)`,
      'previous-head-missing',
    ],
  ])('%s is found', async (_what, statement, fault) => {
    await asOwner(statement)
    const { faults } = await report()
    expect(faults.first.map((finding) => finding.fault)).toContain(fault)
  })

  test('is read in order over more rows than one statement reads, some a microsecond apart', async () => {
    await asOwner(`
      insert into audit_event
      select gen_random_uuid(), n, gen_random_uuid(), '${instantOf(Date.now())}'::timestamptz + n * interval '1 us',
        'n', 'system', 'intent', 'process.stop', null, null, null, null, null, 'p', n::text, 'm', 'k', pg_current_xact_id(), '{}'
      from generate_series(1, 12000) as n`)
    const hashes = new Set<string>()
    let rows = 0
    for await (const batch of postgresAuditTrail(pool, 5_000).rows(wholeTrail)) {
      if (!batch.ok) throw new Error(batch.error.code)
      rows += batch.value.length
      for (const { hash } of batch.value) hashes.add(hash)
    }
    expect(rows).toBe(12_020)
    expect(hashes.size).toBe(12_020)
  })

  test('is the same row by row when it is read in parts', async () => {
    await asOwner(`
      insert into audit_event
      select gen_random_uuid(), n, gen_random_uuid(), now(), 'n', 'system', 'intent', 'process.stop',
        null, null, null, null, null, 'p', n::text, 'm', 'k', pg_current_xact_id(), repeat('x', 400)
      from generate_series(1, 12000) as n`)
    const trail = postgresAuditTrail(pool)
    const hashesOf = async (parts: readonly TrailPart[]) => {
      const hashes: string[] = []
      for (const part of parts) {
        for await (const batch of trail.rows(part)) {
          if (batch.ok) hashes.push(...batch.value.map(({ hash }) => hash))
        }
      }
      return hashes
    }
    const parts = await trail.parts()
    if (!parts.ok) throw new Error(parts.error.code)
    const whole = await hashesOf([wholeTrail])
    expect(whole).toHaveLength(12_020)
    expect(await hashesOf(parts.value)).toEqual(whole)
  })

  test('hides nothing before its first place', async () => {
    await asOwner(
      `update audit_event set boot_id = '00000000-0000-0000-0000-000000000000', seq = -7 where ${FIFTH}`,
    )
    expect((await report()).records).toBe(20)
  })

  test('that cannot be read is no finding', async () => {
    const away = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' })
    const verified = await verifyAuditTrail(postgresAuditTrail(away), { sha256, mac: mac.of })
    expect(verified).toMatchObject({ ok: false, error: { code: 'STORE_UNAVAILABLE' } })
    await away.end()
  })
})

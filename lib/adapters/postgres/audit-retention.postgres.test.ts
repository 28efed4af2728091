import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readRetention, setRetention } from '#lib/flows/keep-retention.ts'
import { purgeAuditMonth } from '#lib/flows/purge-audit-month.ts'
import { instantOf } from '#lib/kernel/instant.ts'
import { memorySink } from '#lib/testing/audit/memory-sink.ts'
import { sealAll } from '#lib/testing/audit/sealed-trail.ts'
import { patientWho } from '#lib/testing/audit/written-trail.ts'
import { aKeySet } from '#lib/testing/key-sets.ts'
import { type FreshDatabase, freshDatabase } from '#lib/testing/postgres/fresh-database.ts'
import { type OpenDatabases, openDatabases } from '#lib/testing/postgres/open-databases.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { macWith } from '../crypto/mac.ts'
import { systemClock } from '../system/system-clock.ts'
import { postgresAuditRetention } from './audit-retention.ts'
import { type AuditWriter, openAuditWriter } from './audit-writer.ts'

const officer = { tenant: 'greyfield', user: 'urn:chartside:user:officer' }
const OLD = Date.parse('2019-03-10T10:00:00.000Z')

let fresh: FreshDatabase
let opened: OpenDatabases
let audit: AuditWriter

const deps = () => ({ audit, retention: postgresAuditRetention(opened.databases) })
const mac = macWith(aKeySet())
const read = { action: 'chart.read', resource: 'Patient', reference: 'Patient/1' } as const

/** A run of a process in March 2019. */
async function writeOld(): Promise<void> {
  await query(fresh.ownerUrl, "set timezone = 'UTC'; select ensure_audit_partition('2019-03-01')")
  let now = OLD
  const clock = {
    now: () => {
      now += 1_000
      return instantOf(now)
    },
  }
  const log = openAuditWriter({ url: fresh.appUrl, node: 'old', mac, clock })
  for (let turn = 0; turn < 5; turn += 1) {
    const grant = unwrap(await log.intend(patientWho, read))
    await log.conclude(grant, { result: 'done' })
  }
  await log.close()
}

const ship = () => sealAll(fresh, { sink: memorySink() })
const due = async () => unwrap(await readRetention(deps(), officer)).due
const left = async () => {
  const sql = "select count(*)::int as n from audit_event where at < '2020-01-01'"
  return (await query<{ n: number }>(fresh.ownerUrl, sql))[0]?.n
}

beforeEach(async () => {
  fresh = await freshDatabase()
  opened = openDatabases(fresh)
  audit = openAuditWriter({ url: fresh.appUrl, node: 'n', mac, clock: systemClock })
  await writeOld()
})
afterEach(async () => {
  await audit.close()
  await opened.end()
  await fresh.drop()
})

describe('a month that is older than what has to be kept', () => {
  test('goes once it is sealed and shipped, and leaves who removed it', async () => {
    expect(await due()).toEqual([{ month: '2019-03', records: 12, obstacles: ['not-sealed'] }])
    await sealAll(fresh)
    expect(await due()).toMatchObject([{ obstacles: ['not-shipped'] }])
    expect(await purgeAuditMonth(deps(), '2019-03', 'M. Rivera')).toMatchObject({
      error: { code: 'AUDIT_PURGE_REFUSED' },
    })
    expect(await left()).toBe(12)
    await ship()
    expect(await due()).toMatchObject([{ obstacles: [] }])
    expect(unwrap(await purgeAuditMonth(deps(), '2019-03', 'M. Rivera'))).toBe(12)
    expect(await left()).toBe(0)
    const status = unwrap(await readRetention(deps(), officer))
    expect(status.due).toEqual([])
    expect(status.purged).toMatchObject([{ month: '2019-03', records: 12, purgedBy: 'M. Rivera' }])
    const runs = await query(fresh.ownerUrl, 'select first_seq, last_seq from audit_purged_run')
    expect(runs).toEqual([{ first_seq: '1', last_seq: '12' }])
  })

  test('stays while a hold names a record in it', async () => {
    await ship()
    const hold = `insert into legal_hold (id, tenant, ehr_id, patient, sealed_reason, placed_by, placed_at)
      values (gen_random_uuid(), 'greyfield', 'north', $1, 'x', 'officer', now())`
    await query(fresh.appUrl, hold, ['patient-2'])
    expect(await due()).toMatchObject([{ obstacles: [] }])
    await query(fresh.appUrl, hold, ['patient-1'])
    expect(await due()).toMatchObject([{ obstacles: ['held'] }])
    expect(await purgeAuditMonth(deps(), '2019-03', 'M. Rivera')).toMatchObject({ ok: false })
    await query(
      fresh.appUrl,
      `insert into legal_hold_end select id, 'x', 'officer', now() from legal_hold`,
    )
    expect(unwrap(await purgeAuditMonth(deps(), '2019-03', 'M. Rivera'))).toBe(12)
  })

  test('stays when more years are kept, or when it is not what was recorded', async () => {
    await ship()
    unwrap(await setRetention(deps(), officer, 90))
    expect(await due()).toEqual([])
    const purge = (digest: string) =>
      query(fresh.appUrl, "select purge_audit_month('2019-03-01', $1, 'me')", [digest])
    await expect(purge('0')).rejects.toThrow('has to stay: not-due')
    unwrap(await setRetention(deps(), officer, 1))
    await expect(purge('0')).rejects.toThrow('not what was recorded')
    expect(await left()).toBe(12)
  })
})

test('a month that is still to be kept cannot be removed by the application', async () => {
  const thisMonth = systemClock.now().slice(0, 7)
  await audit.intend(patientWho, read)
  await ship()
  expect(await purgeAuditMonth(deps(), thisMonth, 'M. Rivera')).toMatchObject({
    error: { code: 'AUDIT_PURGE_REFUSED' },
  })
})

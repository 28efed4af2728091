import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AuditEvent } from '#lib/audit/audit-event.ts'
import { openPool } from '#lib/db/pool.ts'
import { verifyAuditTrail } from '#lib/flows/verify-audit-trail.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { instantOf } from '#lib/kernel/instant.ts'
import { err } from '#lib/kernel/result.ts'
import { patientWho } from '#lib/testing/audit/written-trail.ts'
import { auditLogContract, type TrailLine } from '#lib/testing/contracts/audit-log-contract.ts'
import { aKeySet } from '#lib/testing/key-sets.ts'
import { databaseProxy } from '#lib/testing/postgres/database-proxy.ts'
import { type FreshDatabase, freshDatabase } from '#lib/testing/postgres/fresh-database.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { macWith } from '../crypto/mac.ts'
import { sha256 } from '../crypto/sha256.ts'
import { systemClock } from '../system/system-clock.ts'
import { postgresAuditTrail } from './audit-trail.ts'
import { openAuditWriter } from './audit-writer.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

let nodes = 0
const mac = macWith(aKeySet())
const newNode = () => `node-${++nodes}`
const writerAt = (url: string, node = newNode()) =>
  openAuditWriter({ url, node, mac, clock: systemClock })

const read: AuditEvent = {
  action: 'chart.read',
  resource: 'Observation',
  reference: 'Observation/hb-1',
}

type Line = { readonly boot_id: string; readonly xid: string; readonly id: string } & TrailLine
const linesOf = (node: string) =>
  query<Line>(
    database.auditUrl,
    `select boot_id, xid::text, id, phase, action, result from audit_event
     where node = $1 order by at, boot_id, seq`,
    [node],
  )

async function report() {
  const { pool } = openPool(database.auditUrl, 1, 'chartside_audit_ro')
  const verified = await verifyAuditTrail(postgresAuditTrail(pool), { sha256, mac: mac.of })
  await pool.end()
  if (!verified.ok) throw new Error(verified.error.code)
  return verified.value
}

auditLogContract(async () => {
  const proxy = await databaseProxy(database.appUrl)
  const node = newNode()
  const log = writerAt(proxy.url, node)
  return {
    log,
    lines: async () =>
      (await linesOf(node))
        .filter(({ action }) => !action.startsWith('process.'))
        .map(({ phase, action, result }) => ({ phase, action, ...(result && { result }) })),
    breakDown: () => void proxy.close(),
    close: async () => {
      await proxy.close()
      await log.close()
    },
  }
})

describe('the audit trail of a process', () => {
  test('leaves no connection behind when its first record cannot be written', async () => {
    const node = newNode()
    // A year that has no part of the trail.
    const clock = { now: () => instantOf(Date.UTC(2090, 0)) }
    const log = openAuditWriter({ url: database.appUrl, node, mac, clock })
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await log.intend(patientWho, read)).toEqual(err(appError('AUDIT_UNAVAILABLE')))
    }
    const connections = () =>
      query(database.ownerUrl, 'select pid from pg_stat_activity where application_name = $1', [
        `${node} audit`,
      ])
    await vi.waitFor(async () => expect(await connections()).toEqual([]))
  })

  test('is one unbroken chain under 64 callers at once, who share commits', async () => {
    const node = newNode()
    const log = writerAt(database.appUrl, node)
    const callers = Array.from({ length: 64 }, async () => {
      for (let turn = 0; turn < 5; turn += 1) {
        const grant = await log.intend(patientWho, read)
        if (!grant.ok) throw new Error(grant.error.code)
        await log.conclude(grant.value, { result: 'done' })
      }
    })
    await Promise.all(callers)
    await log.close()
    const lines = await linesOf(node)
    expect(lines).toHaveLength(64 * 5 * 2 + 2)
    expect(new Set(lines.map(({ boot_id }) => boot_id)).size).toBe(1)
    // One commit for each turn of all callers, give or take; far from one for each record.
    expect(new Set(lines.map(({ xid }) => xid)).size).toBeLessThan(64)
    expect((await report()).faults.count).toBe(0)
  })

  test('writes an outcome that nobody waits for together with the next intent', async () => {
    const node = newNode()
    const log = writerAt(database.appUrl, node)
    const grant = await log.intend(patientWho, read)
    if (!grant.ok) throw new Error(grant.error.code)
    const concluded = log.conclude(grant.value, { result: 'done' })
    // No moment passes, only turns: without waiting, the outcome would be on its way by then.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    await log.intend(patientWho, read)
    expect(await concluded).toEqual({ ok: true, value: undefined })
    const [, , outcome, intent] = await linesOf(node)
    expect(outcome).toMatchObject({ phase: 'outcome' })
    expect(intent).toMatchObject({ phase: 'intent', xid: outcome?.xid })
    await log.close()
  })

  test('writes an outcome soon, though nothing else happens', async () => {
    const log = writerAt(database.appUrl)
    const grant = await log.intend(patientWho, read)
    if (!grant.ok) throw new Error(grant.error.code)
    expect((await log.conclude(grant.value, { result: 'done' })).ok).toBe(true)
    await log.close()
  })

  test('says where it starts from, and ends with a closing record', async () => {
    const node = newNode()
    const before = writerAt(database.appUrl, node)
    await before.intend(patientWho, read)
    await before.close()
    const after = writerAt(database.appUrl, node)
    await after.intend(patientWho, read)
    await after.close()
    const rows = await query<{ body: string; hash: string; action: string }>(
      database.auditUrl,
      'select body, hash, action from audit_event where node = $1 order by at, boot_id, seq',
      [node],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'process.start',
      'chart.read',
      'process.stop',
      'process.start',
      'chart.read',
      'process.stop',
    ])
    expect(JSON.parse(rows[0]?.body ?? '')).toMatchObject({ event: { previousHead: null } })
    expect(JSON.parse(rows[3]?.body ?? '')).toMatchObject({
      event: { previousHead: rows[2]?.hash },
    })
  })

  test('closed while its first records are still on the way, still has them all', async () => {
    const node = newNode()
    const log = writerAt(database.appUrl, node)
    const granted = log.intend(patientWho, read)
    await log.close()
    expect(await granted).toMatchObject({ ok: true })
    expect((await linesOf(node)).map(({ action }) => action)).toEqual([
      'process.start',
      'chart.read',
      'process.stop',
    ])
  })

  test('goes on in a new chain after its connection was killed, and whoever waited was told', async () => {
    const node = newNode()
    const log = writerAt(database.appUrl, node)
    await log.intend(patientWho, read)
    const waiting = Array.from({ length: 200 }, () => log.intend(patientWho, read))
    await query(
      database.appUrl,
      'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1',
      [`${node} audit`],
    )
    const told = await Promise.all([...waiting, log.intend(patientWho, read)])
    const again = await log.intend(patientWho, read)
    expect(again.ok).toBe(true)
    await log.close()
    const lines = await linesOf(node)
    const committed = new Set(lines.map(({ id }) => id))
    for (const grant of [...told, again]) {
      if (grant.ok) expect(committed).toContain(grant.value.intentId)
      else expect(grant.error.code).toBe('AUDIT_UNAVAILABLE')
    }
    expect(new Set(lines.map(({ boot_id }) => boot_id)).size).toBe(2)
    expect((await report()).faults.count).toBe(0)
  })

  test('goes on by itself when its connection was cut while nobody waited', async () => {
    const proxy = await databaseProxy(database.appUrl)
    const log = writerAt(proxy.url)
    await log.intend(patientWho, read)
    proxy.cut()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await log.intend(patientWho, read)).toMatchObject({ ok: true })
    await log.close()
    await proxy.close()
  })

  test('says AUDIT_UNAVAILABLE within seconds when the database is not there', async () => {
    const proxy = await databaseProxy(database.appUrl)
    await proxy.close()
    const started = performance.now()
    const log = writerAt(proxy.url)
    expect(await log.intend(patientWho, read)).toMatchObject({
      ok: false,
      error: { code: 'AUDIT_UNAVAILABLE' },
    })
    expect(performance.now() - started).toBeLessThan(3_000)
  })

  test('says AUDIT_UNAVAILABLE, late but surely, when the database is silent', async () => {
    const proxy = await databaseProxy(database.appUrl)
    const log = writerAt(proxy.url)
    await log.intend(patientWho, read)
    proxy.freeze()
    const started = performance.now()
    const unavailable = { ok: false, error: { code: 'AUDIT_UNAVAILABLE' } }
    expect(await log.intend(patientWho, read)).toMatchObject(unavailable)
    expect(performance.now() - started).toBeLessThan(15_000)
    // The next one meets the silence while connecting.
    expect(await log.intend(patientWho, read)).toMatchObject(unavailable)
    expect(performance.now() - started).toBeLessThan(19_000)
    await proxy.close()
  })
})

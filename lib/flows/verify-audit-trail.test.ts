import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AuditTrail, TrailPlace } from '../audit/audit-trail.ts'
import type { PurgedRun } from '../audit/purged-runs.ts'
import type { StoredAuditRow } from '../audit/verify-chain.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok } from '../kernel/result.ts'
import { ordinaryBoot, systemWho, testKeys, writtenBoot } from '../testing/audit/written-trail.ts'
import { unwrap } from '../testing/unwrap.ts'
import { checkRecords } from './check-records.ts'
import {
  type TrailReport,
  verifyAuditTrail,
  verifyAuditTrailInParts,
} from './verify-audit-trail.ts'

/** A stored trail in memory, read in batches of three; cut behind the rows given by their index. */
function trailOf(
  rows: readonly StoredAuditRow[],
  cuts: readonly number[] = [],
  purged: readonly PurgedRun[] = [],
): AuditTrail {
  const placeOf = (at: number): TrailPlace | null => {
    const row = rows[at]
    return row ? { bootId: row.boot_id, seq: row.seq, at: row.at, hash: row.hash } : null
  }
  const indexOf = (place: TrailPlace | null): number | undefined =>
    place ? rows.findIndex(({ hash }) => hash === place.hash) : undefined
  return {
    async *rows({ after, upTo }) {
      const part = rows.slice((indexOf(after) ?? -1) + 1, (indexOf(upTo) ?? rows.length) + 1)
      for (let from = 0; from < part.length; from += 3) yield ok(part.slice(from, from + 3))
    },
    async parts() {
      const places = cuts.map(placeOf)
      return ok([null, ...places].map((after, at) => ({ after, upTo: places[at] ?? null })))
    },
    purgedRuns: async () => ok(purged),
    async missingHashes(hashes) {
      return ok(hashes.filter((hash) => !rows.some((row) => row.hash === hash)))
    },
  }
}

async function report(rows: readonly StoredAuditRow[]): Promise<TrailReport> {
  const verified = await verifyAuditTrail(trailOf(rows), testKeys)
  if (!verified.ok) throw new Error(verified.error.code)
  return verified.value
}

const headOf = (rows: readonly StoredAuditRow[]): string => rows.at(-1)?.hash ?? ''

const first = ordinaryBoot('boot-1', { reads: 3, previousHead: null })
const second = ordinaryBoot('boot-2', { reads: 2, previousHead: headOf(first) })
const third = ordinaryBoot('boot-3', { reads: 1, previousHead: headOf(second) })
const whole = [...first, ...second, ...third]

describe('verifying the audit trail', () => {
  test('finds nothing in a trail as it was written', async () => {
    expect(await report(whole)).toEqual({
      purged: [],
      purges: [],
      records: 18,
      boots: 3,
      faults: { count: 0, first: [] },
      unfinished: { count: 0, first: [] },
    })
  })

  test('finds nothing in an empty trail', async () => {
    expect(await report([])).toMatchObject({ records: 0, boots: 0, faults: { count: 0 } })
  })

  test('names the bad record once, and goes on behind it', async () => {
    const bad = second[2]
    if (!bad) throw new Error('no such row')
    const edited = { ...bad, body: bad.body.replace('hb-1', 'hb-2') }
    const { faults } = await report([...first, ...second.with(2, edited), ...third])
    expect(faults).toEqual({
      count: 1,
      first: [{ fault: 'body-changed', bootId: 'boot-2', seq: '3', id: bad.id, at: bad.at }],
    })
  })

  test('finds the end of a run that was cut off, by the run that started from it', async () => {
    const { faults } = await report([...first, ...second.slice(0, -1), ...third])
    expect(faults).toMatchObject({
      count: 1,
      first: [{ fault: 'previous-head-missing', bootId: 'boot-3', seq: '1' }],
    })
  })

  test('finds a whole run that is gone', async () => {
    const { faults } = await report([...first, ...third])
    expect(faults).toMatchObject({ count: 1, first: [{ fault: 'previous-head-missing' }] })
  })

  test('counts every fault and lists the first ten', async () => {
    const edited = whole.map((row) => ({ ...row, patient: 'someone-else' }))
    const { faults } = await report(edited)
    expect(faults.count).toBe(18)
    expect(faults.first).toHaveLength(10)
  })

  test('lists what somebody began and nothing ended', async () => {
    const crashed = first.slice(0, -2)
    expect((await report(crashed)).unfinished).toEqual({ count: 1, first: ['boot-1-read-2'] })
  })

  test('does not wait for the outcome of what has none', async () => {
    const rows = writtenBoot('boot-1', [
      { who: systemWho, event: { action: 'process.start', previousHead: null } },
      { event: { action: 'launch.refuse', code: 'LAUNCH_ISSUER_UNKNOWN' } },
      { event: { action: 'session.lock' } },
      { event: { action: 'session.end', why: 'limit' } },
    ])
    expect((await report(rows)).unfinished.count).toBe(0)
  })

  test('pairs an outcome with its intent although a new chain began between them', async () => {
    const read = { action: 'chart.read', resource: 'Patient', reference: 'Patient/1' } as const
    const begun = writtenBoot('boot-b', [{ id: 'begun', event: read }])
    const ended = writtenBoot('boot-a', [
      { event: read, of: { intent: 'begun', outcome: { result: 'done' } } },
    ])
    expect((await report([...ended, ...begun])).unfinished.count).toBe(0)
    expect((await report([...begun, ...ended])).unfinished.count).toBe(0)
  })

  test('that cannot read to the end says nothing about the trail', async () => {
    const broken: AuditTrail = {
      ...trailOf(first),
      async *rows() {
        yield ok(first)
        yield err(appError('STORE_UNAVAILABLE'))
      },
    }
    expect(await verifyAuditTrail(broken, testKeys)).toMatchObject({
      ok: false,
      error: { code: 'STORE_UNAVAILABLE' },
    })
  })

  test('part by part finds the same as in one go, wherever the parts are cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(whole.length - 1)),
        fc.constantFrom(...whole.keys()),
        fc.boolean(),
        async (cuts, index, isTakenOut) => {
          const edited = whole.map((row, at) => (at === index ? { ...row, patient: 'x' } : row))
          const rows = isTakenOut ? whole.toSpliced(index, 1) : edited
          const places = cuts.filter((at) => at < rows.length).sort((a, b) => a - b)
          const trail = trailOf(rows, places)
          const check = (part: Parameters<AuditTrail['rows']>[0]) =>
            checkRecords(trail, testKeys, part)
          const parts = unwrap(await trail.parts())
          const inParts = await verifyAuditTrailInParts(trail, testKeys, parts, check, 3)
          expect(inParts).toEqual(await verifyAuditTrail(trail, testKeys))
        },
      ),
    ))

  test('tells how far it is', async () => {
    const seen: number[] = []
    await verifyAuditTrail(trailOf(first), testKeys, (records) => seen.push(records))
    expect(seen).toEqual([3, 6, 8])
  })

  test('finds any one record taken out of a trail, unless it is the very last of the newest run', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 2), async (index) => {
        expect((await report(whole.toSpliced(index, 1))).faults.count).toBeGreaterThan(0)
      }),
    ))
})

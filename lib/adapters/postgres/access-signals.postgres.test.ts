import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SignalRule } from '#lib/audit/access-signal.ts'
import type { AuditEvent, AuditWho } from '#lib/audit/audit-event.ts'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import type { EhrId, LaunchId, NoteId } from '#lib/kernel/ids.ts'
import { type Instant, instantOf } from '#lib/kernel/instant.ts'
import { systemWho } from '#lib/testing/audit/written-trail.ts'
import { aKeySet } from '#lib/testing/key-sets.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { macWith } from '../crypto/mac.ts'
import { postgresAccessSignals } from './access-signals.ts'
import { openAuditWriter } from './audit-writer.ts'
import { boundedRead } from './bounded-read.ts'

const opened = testDatabase()
const signals = () => postgresAccessSignals(opened().databases, opened().seal)

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const ZONE = 'America/Chicago'
/** Noon in Chicago. */
const TODAY = Date.parse('2026-11-20T18:00:00.000Z')
const UNTIL = instantOf(TODAY + HOUR_MS)

// Nothing is asked of a grant but that there is one.
const grant = {} as AccessGrant

const read: AuditEvent = { action: 'chart.read', resource: 'Patient', reference: 'Patient/1' }
const begun: AuditEvent = { action: 'note.create', noteId: 'n' as NoteId, noteType: '11506-3' }
const broken: AuditEvent = { action: 'break-glass.open', breakGlassId: 'b', reasonCode: 'ETREAT' }

type Visit = {
  readonly user: string
  readonly patient: string
  readonly at: number
  readonly encounter?: string | null
  readonly events?: readonly AuditEvent[]
  readonly tenant?: string
  /** Whether breaking the glass opened the chart. */
  readonly opens?: boolean
}

const userOf = (name: string) => `https://north.example.org/fhir/Practitioner/${name}`

let launches = 0
function whoOf({ user, patient, encounter = 'e1', tenant = 'greyfield' }: Visit): AuditWho {
  launches += 1
  return {
    ...{ ...systemWho, tenant, ehrId: 'north' as EhrId, user: userOf(user), patient, encounter },
    launchId: `north.${launches}` as LaunchId,
  }
}

const daysAgo = (days: number, hours = 0) => TODAY - days * DAY_MS + hours * HOUR_MS

/** Twelve days of two patients each between nine and noon, each with a note. */
const ordinary = (user: string): readonly Visit[] =>
  Array.from({ length: 12 }, (_, day) => [0, 1, 2].map((hour) => [day, hour] as const))
    .flat()
    .map(([day, hour]) => ({
      user,
      patient: `${user}-${day}-${hour}`,
      at: daysAgo(day + 5, hour - 3),
      events: [read, begun],
    }))

const visits: readonly Visit[] = [
  { user: 'curious', patient: 'p1', at: daysAgo(1), encounter: null },
  { user: 'writing', patient: 'p1', at: daysAgo(1), encounter: null, events: [read, begun] },
  { user: 'visiting', patient: 'p1', at: daysAgo(1) },
  ...[1, 2, 3, 4].map((day) => ({ user: 'returning', patient: 'p2', at: daysAgo(day) })),
  ...[1, 2, 3].map((day) => ({ user: 'seldom', patient: 'p2', at: daysAgo(day) })),
  ...[1, 2, 3, 4].map((day) => ({
    ...{ user: 'treating', patient: 'p2', at: daysAgo(day) },
    events: day === 1 ? [read, begun] : [read],
  })),
  { user: 'breaking', patient: 'p3', at: daysAgo(1), events: [broken, read] },
  { user: 'refused', patient: 'p3', at: daysAgo(1), events: [broken], opens: false },
  { user: 'emergency', patient: 'p3', at: daysAgo(1), events: [broken, read, begun] },
  ...['busy', 'night', 'steady'].flatMap(ordinary),
  ...Array.from({ length: 15 }, (_, one) => ({
    ...{ user: 'busy', patient: `many-${one}`, at: daysAgo(1, -1), events: [read, begun] },
  })),
  ...Array.from({ length: 15 }, (_, one) => ({
    ...{ user: 'new', patient: `many-${one}`, at: daysAgo(1, -1), events: [read, begun] },
  })),
  // Two in the morning.
  { user: 'night', patient: 'p4', at: daysAgo(1, -10), events: [read, begun] },
  { user: 'elsewhere', patient: 'p1', at: daysAgo(1), encounter: null, tenant: 'millbrook' },
  { user: 'long ago', patient: 'p1', at: daysAgo(40), encounter: null },
]

beforeAll(async () => {
  // The trail of three months: partitions of the months before this one are made for the test.
  await query(
    opened().ownerUrl,
    `select ensure_audit_partition((date '2026-11-01' - make_interval(months => m))::date)
     from generate_series(0, 3) as m`,
  )
  let at = TODAY
  const log = openAuditWriter({
    ...{ url: opened().appUrl, node: 'n', mac: macWith(aKeySet()) },
    clock: { now: () => instantOf(at) },
  })
  for (const visit of visits) {
    const who = whoOf(visit)
    at = visit.at
    for (const event of visit.events ?? [read]) {
      const intent = unwrap(await log.intend(who, event))
      const isRefused = visit.opens === false
      await log.conclude(
        intent,
        isRefused ? { result: 'failed', code: 'BREAK_GLASS_NOT_NEEDED' } : { result: 'done' },
      )
    }
  }
  await log.close()
})

async function found(rule: SignalRule, more: { tenant?: string; until?: Instant } = {}) {
  const asked = { tenant: 'greyfield', until: UNTIL, zone: ZONE, limit: 50, ...more }
  const all = unwrap(await signals().found(grant, asked))
  return all
    .filter((one) => one.rule === rule)
    .map(({ user, ...one }) => ({ ...one, user: user.slice(userOf('').length) }))
}

describe('a signal', () => {
  test('is a chart looked at without a visit, when nothing was written', async () => {
    expect(await found('without-visit')).toMatchObject([
      { user: 'curious', patient: { ehrId: 'north', id: 'p1' }, day: '2026-11-19', count: 1 },
    ])
  })

  test('is a chart that somebody came back to on four days without ever writing', async () => {
    expect(await found('returning')).toMatchObject([
      { user: 'returning', patient: { id: 'p2' }, day: '2026-11-19', count: 4 },
    ])
  })

  test('is a restricted chart that was opened and in which nothing was written', async () => {
    expect(await found('restricted-unwritten')).toMatchObject([
      { user: 'breaking', patient: { id: 'p3' }, count: 1 },
    ])
  })

  test('is a day of many patients, against the person’s own days and only when they are known', async () => {
    expect(await found('many-patients')).toMatchObject([
      { user: 'busy', patient: undefined, day: '2026-11-19', count: 15, usual: 3 },
    ])
  })

  test('is an hour at which the person never was', async () => {
    expect(await found('unusual-hour')).toMatchObject([
      { user: 'night', day: '2026-11-19', count: 2 },
    ])
  })

  test('is of one organisation and of the last weeks', async () => {
    expect(await found('without-visit', { tenant: 'millbrook' })).toMatchObject([
      { user: 'elsewhere' },
    ])
    const before = instantOf(daysAgo(35))
    expect(await found('without-visit', { until: before })).toMatchObject([{ user: 'long ago' }])
  })

  test('is reviewed once, and what was written is nothing for the owner of the tables', async () => {
    const id = 'a'.repeat(64)
    const review = { outcome: 'follow-up', comment: 'Asked the ward', by: 'o', at: UNTIL } as const
    const tenant = 'greyfield'
    expect(unwrap(await signals().review(grant, { tenant, id, review }))).toBe(true)
    const again = { ...review, outcome: 'justified' } as const
    expect(unwrap(await signals().review(grant, { tenant, id, review: again }))).toBe(false)
    const ids = [id, 'b'.repeat(64)]
    expect(unwrap(await signals().reviews(grant, { tenant, ids }))).toEqual(new Map([[id, review]]))
    expect(unwrap(await signals().reviews(grant, { tenant: 'millbrook', ids })).size).toBe(0)
    const rows = await query(opened().ownerUrl, 'select * from access_signal_review')
    expect(JSON.stringify(rows)).not.toContain('ward')
    const change = query(opened().ownerUrl, `update access_signal_review set reviewed_by = 'x'`)
    await expect(change).rejects.toThrow('append-only')
  })
})

test('a report that takes too long is broken off, and says so', async () => {
  const slow = boundedRead(
    opened().database,
    (transaction) => sql`select pg_sleep(5)`.execute(transaction),
    50,
  )
  expect(await slow).toMatchObject({ error: { code: 'AUDIT_REPORT_TOO_LARGE' } })
  expect((await boundedRead(opened().database, async () => 'in time')).ok).toBe(true)
})

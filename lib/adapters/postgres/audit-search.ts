import 'server-only'
import { sql } from 'kysely'
import { storedRecordSchema } from '#lib/audit/audit-record.ts'
import type { AuditSearch, TrailEntry } from '#lib/audit/audit-search.ts'
import type { Database } from '#lib/db/pool.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { storeResult } from './store-result.ts'

type Row = {
  id: string
  at: string
  action: string
  launch_id: string | null
  body: string
  outcome: string | null
}

/** Reads the trail by its search columns; details come from the hashed bodies. */
export function postgresAuditSearch(database: Database): AuditSearch {
  return {
    ofPatientAndUser: (_grant, { tenant, patient, user, limit }) =>
      storeResult(async () => {
        const mine = sql`i.tenant = ${tenant} and i.patient = ${patient} and i.user_url = ${user}
          and i.phase = 'intent'`
        const { rows } = await sql<Row>`
          select i.id, i.at, i.action, i.launch_id, i.body, o.body as outcome
          from audit_event i
          left join audit_event o on o.boot_id = i.boot_id and o.intent_id = i.id
            and o.patient = i.patient and o.tenant = i.tenant and o.at >= i.at
          where ${mine}
          order by i.at desc, i.seq desc limit ${limit}`.execute(database)
        const counted = await sql<{ total: string }>`
          select count(*) as total from audit_event i where ${mine}`.execute(database)
        return { entries: rows.map(toEntry), total: Number(counted.rows[0]?.total ?? 0) }
      }),
  }
}

const RESULTS = ['done', 'refused', 'failed', 'unknown'] as const

function toEntry(row: Row): TrailEntry {
  const { event } = storedRecordSchema.parse(JSON.parse(row.body))
  const ended =
    row.outcome === null ? undefined : storedRecordSchema.parse(JSON.parse(row.outcome)).outcome
  return {
    id: row.id,
    at: row.at as Instant,
    action: row.action,
    what: whatOf(event),
    launchId: row.launch_id ?? undefined,
    result: RESULTS.find((result) => result === ended?.result),
    code: ended?.code,
  }
}

const NAMING = ['reference', 'resource', 'filingId', 'noteId', 'decision', 'code'] as const

function whatOf(event: Readonly<Record<string, unknown>>): string | undefined {
  const named = NAMING.map((name) => event[name]).find((value) => typeof value === 'string')
  return typeof named === 'string' ? named : undefined
}

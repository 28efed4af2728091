import 'server-only'
import { whatOf } from '#lib/audit/access-entry.ts'
import { storedRecordSchema } from '#lib/audit/audit-record.ts'
import type { AuditSearch, TrailEntry } from '#lib/audit/audit-search.ts'
import type { Database } from '#lib/db/pool.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { storeResult } from './store-result.ts'

/** Reads the trail by its search columns; details come from the hashed bodies. */
export function postgresAuditSearch(database: Database): AuditSearch {
  return {
    ofPatientAndUser: (_grant, { tenant, patient, user, limit }) =>
      storeResult(async () => {
        const mine = database
          .selectFrom('audit_event')
          .where('tenant', '=', tenant)
          .where('patient', '=', patient)
          .where('user_url', '=', user)
        // An outcome follows its intent, so twice as many rows hold every outcome of the newest.
        const rows = await mine
          .select(['id', 'at', 'phase', 'intent_id', 'launch_id', 'body'])
          .orderBy('at', 'desc')
          .orderBy('seq', 'desc')
          .limit(limit * 2)
          .execute()
        const { total } = await mine
          .where('phase', '=', 'intent')
          .select(({ fn }) => fn.countAll<string>().as('total'))
          .executeTakeFirstOrThrow()
        return { entries: pair(rows).slice(0, limit), total: Number(total) }
      }),
  }
}

type Row = {
  readonly id: string
  readonly at: string
  readonly phase: 'intent' | 'outcome'
  readonly intent_id: string | null
  readonly launch_id: string | null
  readonly body: string
}

/** Lays each intent beside its outcome. */
function pair(rows: readonly Row[]): readonly TrailEntry[] {
  const outcomes = new Map(rows.map((row) => [row.intent_id, row.body]))
  return rows
    .filter(({ phase }) => phase === 'intent')
    .map((row) => toEntry(row, outcomes.get(row.id)))
}

const RESULTS = ['done', 'refused', 'failed', 'unknown'] as const

function toEntry(row: Row, outcomeBody: string | undefined): TrailEntry {
  const { event } = storedRecordSchema.parse(JSON.parse(row.body))
  const ended =
    outcomeBody === undefined
      ? undefined
      : storedRecordSchema.parse(JSON.parse(outcomeBody)).outcome
  return {
    id: row.id,
    at: row.at as Instant,
    action: event.action,
    what: whatOf(event),
    launchId: row.launch_id ?? undefined,
    result: RESULTS.find((result) => result === ended?.result),
    code: ended?.code,
  }
}

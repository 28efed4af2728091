import 'server-only'
import { sql } from 'kysely'
import type { AuditCheck, AuditChecks } from '#lib/audit/audit-check.ts'
import type { Database } from '#lib/db/pool.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { storeResult } from './store-result.ts'

/** The task of the job queue that checks the trail; its payload is an id and nothing else. */
export const CHECK_TRAIL = 'check-trail'

/** A check tells of itself every second, so one that is silent for so long has died. */
const DEAD = sql`seen_at < now() - interval '1 minute'`

/** Checks that were asked for, in PostgreSQL. */
export function postgresAuditChecks(database: Database): AuditChecks {
  return {
    ask: (_grant, { id, tenant, by }) =>
      storeResult(() =>
        database.transaction().execute(async (transaction) => {
          await sql`
            update audit_check set ended_at = now(), failed = 'interrupted'
            where ended_at is null and ${DEAD}`.execute(transaction)
          const { numAffectedRows = 0n } = await sql`
            insert into audit_check (id, tenant, asked_by, total)
            select ${id}, ${tenant}, ${by}, coalesce((select sum(size) from
                (select max(size) as size from audit_head group by tenant) as newest), 0)
              - coalesce((select sum(records) from audit_purge), 0)
            on conflict do nothing`.execute(transaction)
          if (numAffectedRows === 0n) return false
          await sql`
            select graphile_worker.add_job(${CHECK_TRAIL}, json_build_object('checkId', ${id}::text),
              job_key := ${CHECK_TRAIL}, max_attempts := 1)`.execute(transaction)
          return true
        }),
      ),

    newest: () =>
      storeResult(async () => {
        const { rows } = await sql<CheckRow>`
          select id, asked_at, records, total, ended_at, failed, ${DEAD} as is_dead
          from audit_check order by asked_at desc limit 1`.execute(database)
        return rows[0] && toCheck(rows[0])
      }),

    tell: (id, records) =>
      storeResult(async () => {
        const { numAffectedRows } = await sql`
          update audit_check set seen_at = now(), records = ${records}
          where id = ${id} and ended_at is null`.execute(database)
        return numAffectedRows === 1n
      }),

    end: (id, state) =>
      storeResult(async () => {
        await sql`
          update audit_check set ended_at = now(), failed = ${state === 'done' ? null : state}
          where id = ${id} and ended_at is null`.execute(database)
      }),
  }
}

type CheckRow = {
  readonly id: string
  readonly asked_at: Instant
  readonly records: string
  readonly total: string
  readonly ended_at: Instant | null
  readonly failed: 'interrupted' | 'unavailable' | null
  readonly is_dead: boolean
}

const toCheck = (row: CheckRow): AuditCheck => ({
  id: row.id,
  askedAt: row.asked_at,
  records: Number(row.records),
  total: Number(row.total),
  state: stateOf(row),
})

function stateOf({ ended_at, failed, is_dead }: CheckRow): AuditCheck['state'] {
  if (ended_at) return failed ?? 'done'
  return is_dead ? 'interrupted' : 'under-way'
}

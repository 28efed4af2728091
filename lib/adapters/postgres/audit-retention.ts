import 'server-only'
import { sql } from 'kysely'
import {
  type AuditRetention,
  type DueMonth,
  type PurgedMonth,
  type PurgeObstacle,
  type RetentionStatus,
  YEARS_KEPT,
} from '#lib/audit/retention.ts'
import type { Database } from '#lib/db/pool.ts'
import { appError } from '#lib/kernel/app-error.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { err, type Result } from '#lib/kernel/result.ts'
import type { AuditDatabases } from './audit-databases.ts'
import { boundedRead } from './bounded-read.ts'
import { storeResult } from './store-result.ts'

const firstOf = (month: string) => `${month}-01`

/**
 * Months of the trail in PostgreSQL; what may be removed, the database decides itself (0015).
 * @param longestMs what its state may take; 0: as long as it takes
 */
export function postgresAuditRetention(
  { reading, writing }: AuditDatabases,
  longestMs?: number,
): AuditRetention {
  return {
    status: () => boundedRead(reading, readStatus, longestMs),

    setYears: (_grant, by, years) =>
      storeResult(async () => {
        await sql`insert into audit_retention (years, set_by) values (${years}, ${by})`.execute(
          writing,
        )
      }),

    summary: (month) =>
      storeResult(async () => {
        const { rows: tenants } = await sql<{ tenant: string; records: string }>`
          select tenant, count(*) as records from audit_event
          where at >= ${firstOf(month)}::date and at < ${firstOf(month)}::date + interval '1 month'
          group by tenant order by tenant`.execute(reading)
        const { rows } = await sql<{ digest: string }>`
          select audit_month_digest(${firstOf(month)}::date) as digest`.execute(reading)
        return {
          digest: rows[0]?.digest ?? '',
          tenants: tenants.map(({ tenant, records }) => ({ tenant, records: Number(records) })),
        }
      }),

    purge: (_grant, month, digest, by) => purge(writing, month, digest, by),
  }
}

async function purge(
  database: Database,
  month: string,
  digest: string,
  by: string,
): Promise<Result<number>> {
  try {
    return await storeResult(async () => {
      const { rows } = await sql<{ removed: string }>`
        select purge_audit_month(${firstOf(month)}::date, ${digest}, ${by}) as removed`.execute(
        database,
      )
      return Number(rows[0]?.removed ?? 0)
    })
  } catch (refused) {
    const reason = refusalOf(refused)
    if (reason === undefined) throw refused
    return err(appError('AUDIT_PURGE_REFUSED', { reason }))
  }
}

/** The codes that purge_audit_month raises; its words are its own and name nobody. */
const REFUSALS: readonly unknown[] = ['42501', 'P0002', '02000']

const refusalOf = (thrown: unknown): string | undefined =>
  thrown instanceof Error && 'code' in thrown && REFUSALS.includes(thrown.code)
    ? thrown.message
    : undefined

type MonthRow = { readonly month: string; readonly records: string; readonly why: PurgeObstacle[] }
type PurgeRow = {
  readonly month: string
  readonly records: string
  readonly digest: string
  readonly purged_by: string
  readonly purged_at: Instant
}

// The oldest of each tenant of which there are seals: by time alone there is no index.
async function readStatus(database: Database): Promise<RetentionStatus> {
  const { rows: policy } = await sql<{ years: number | null; oldest_at: Instant | null }>`
    select (select years from audit_retention order by id desc limit 1) as years,
      (select min(oldest.at) from (select distinct tenant from audit_head) as sealed
        cross join lateral (select at from audit_event where audit_event.tenant = sealed.tenant
          order by at limit 1) as oldest) as oldest_at`.execute(database)
  const { rows: due } = await sql<MonthRow>`
    with month as (
      select to_date(right(inhrelid::regclass::text, 7), 'YYYY_MM') as first
      from pg_inherits where inhparent = 'audit_event'::regclass)
    select to_char(first, 'YYYY-MM') as month, audit_month_obstacles(first) as why,
      (select count(*) from audit_event
        where at >= first and at < first + interval '1 month') as records
    from month
    where first + interval '1 month'
      <= now() - make_interval(years => ${policy[0]?.years ?? YEARS_KEPT}::int)
    order by 1`.execute(database)
  const { rows: purged } = await sql<PurgeRow>`
    select to_char(month, 'YYYY-MM') as month, records, digest, purged_by, purged_at
    from audit_purge order by month`.execute(database)
  return {
    years: policy[0]?.years ?? YEARS_KEPT,
    oldestAt: policy[0]?.oldest_at ?? undefined,
    due: due.map(
      ({ month, records, why }): DueMonth => ({ month, records: Number(records), obstacles: why }),
    ),
    purged: purged.map(
      (row): PurgedMonth => ({
        month: row.month,
        records: Number(row.records),
        digest: row.digest,
        purgedBy: row.purged_by,
        purgedAt: row.purged_at,
      }),
    ),
  }
}

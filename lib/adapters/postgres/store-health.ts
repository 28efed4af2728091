import 'server-only'
import { sql } from 'kysely'
import type {
  AnchorHealth,
  DatabaseHealth,
  QueueHealth,
  StoreHealth,
} from '#lib/console/system-health.ts'
import type { Database } from '#lib/db/pool.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { AuditDatabases } from './audit-databases.ts'
import { storeResult } from './store-result.ts'

/** What the database says of itself, of the worker's queue and of the heads that are kept outside. */
export const postgresStoreHealth = (
  { reading, writing }: AuditDatabases,
  elapsed: () => number,
): Promise<Result<StoreHealth>> =>
  storeResult(async () => ({
    database: await databaseHealth(writing, elapsed),
    queue: await queueHealth(writing),
    anchors: await anchors(reading),
  }))

async function databaseHealth(database: Database, elapsed: () => number): Promise<DatabaseHealth> {
  const asked = elapsed()
  await sql`select 1`.execute(database)
  const answeredInMs = Math.round(elapsed() - asked)
  const { rows } = await sql<{ version: string; schema: string; bytes: string }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
      (select max(name) from schema_migration) as schema`.execute(database)
  const { version = '', schema = '', bytes = 0 } = rows[0] ?? {}
  return { version, schema, bytes: Number(bytes), answeredInMs }
}

async function queueHealth(database: Database): Promise<QueueHealth> {
  type Row = Record<'waiting' | 'later' | 'given_up', string> & { oldest_at: Instant | null }
  const { rows } = await sql<Row>`
    select count(*) filter (where is_open and run_at <= now()) as waiting,
      min(run_at) filter (where is_open and run_at <= now()) as oldest_at,
      count(*) filter (where is_open and run_at > now()) as later,
      count(*) filter (where attempts >= max_attempts) as given_up
    from (select run_at, attempts, max_attempts, locked_at is null and attempts < max_attempts as is_open
      from graphile_worker.jobs) as jobs`.execute(database)
  const [row] = rows
  return {
    waiting: Number(row?.waiting ?? 0),
    oldestAt: row?.oldest_at ?? undefined,
    later: Number(row?.later ?? 0),
    givenUp: Number(row?.given_up ?? 0),
  }
}

async function anchors(database: Database): Promise<readonly AnchorHealth[]> {
  const { rows } = await sql<{ sink: string; anchored_at: Instant }>`
    select sink, max(anchored_at) as anchored_at from audit_anchor group by sink order by sink
  `.execute(database)
  return rows.map((row) => ({ sink: row.sink, anchoredAt: row.anchored_at }))
}

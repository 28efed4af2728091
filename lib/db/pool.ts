import 'server-only'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

const TIMESTAMPTZ = 1184

// `2026-11-19 14:12:00.123+00` → `2026-11-19T14:12:00.123Z`: the form of lib/kernel/instant.ts.
pg.types.setTypeParser(TIMESTAMPTZ, (text) => new Date(text).toISOString())

/**
 * Who acts on a connection, none of them an owner of anything: the application; who reads the audit
 * trail; who seals it (migration 0025).
 */
export type DatabaseRole = 'chartside_app' | 'chartside_audit_ro' | 'chartside_seal'

/**
 * What every connection of the application shares: a role that owns nothing, UTC, and bounds so that a
 * stuck statement cannot hold back the sealer or a request for ever.
 */
export const connectionSettings = (
  url: string,
  role: DatabaseRole = 'chartside_app',
): pg.ClientConfig => ({
  connectionString: url,
  connectionTimeoutMillis: 3_000,
  statement_timeout: 10_000,
  // For a database that does not even say that it stopped, such as one behind a dead network.
  query_timeout: 12_000,
  idle_in_transaction_session_timeout: 30_000,
  // With an owner's URL the session still acts as the restricted role; with its own this is a no-op.
  options: `-c role=${role} -c timezone=UTC`,
})

/** Opens no connection by itself; the first query does. */
export function openPool(
  url: string,
  size: number,
  role?: DatabaseRole,
): { database: Database; pool: pg.Pool } {
  const settings = connectionSettings(url, role)
  const pool = new pg.Pool({ ...settings, max: size, idleTimeoutMillis: 30_000 })
  surviveBrokenConnections(pool)
  return { database: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool }
}

/**
 * A connection that breaks is replaced, and whoever was using it gets an error. Without a listener,
 * in the pool for idle ones and on each that is in use, its `error` event would end the process.
 */
export function surviveBrokenConnections(pool: pg.Pool): void {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
}

import type pg from 'pg'
import type { AuditDatabases } from '#lib/adapters/postgres/audit-databases.ts'
import { openPool } from '#lib/db/pool.ts'
import type { FreshDatabase } from './fresh-database.ts'

export type OpenDatabases = {
  readonly databases: AuditDatabases
  /** As who reads the audit trail. */
  readonly reading: pg.Pool
  end(): Promise<void>
}

/** A database as the application and as who reads its audit trail. */
export function openDatabases({ appUrl, auditUrl }: FreshDatabase): OpenDatabases {
  const writing = openPool(appUrl, 4)
  const reading = openPool(auditUrl, 4, 'chartside_audit_ro')
  return {
    databases: { reading: reading.database, writing: writing.database },
    reading: reading.pool,
    async end() {
      await Promise.all([writing.pool.end(), reading.pool.end()])
    },
  }
}

import 'server-only'
import pg from 'pg'
import { postgresAuditTrees } from '#lib/adapters/postgres/audit-trees.ts'
import type { AuditTrees } from '#lib/audit/audit-trees.ts'
import { connectionSettings, surviveBrokenConnections } from '#lib/db/pool.ts'
import { server } from './server.ts'

const key = Symbol.for('chartside.trail-trees.1')
const shared = globalThis as { [key]?: AuditTrees }

/**
 * The kept trees on two connections of their own: an export reads for minutes and must not take
 * those of everybody else. Opened at the first export.
 */
export function trailTrees(): AuditTrees {
  if (!shared[key]) {
    const pool = new pg.Pool({
      ...connectionSettings(server().config.auditDatabaseUrl, 'chartside_audit_ro'),
      max: 2,
      idleTimeoutMillis: 30_000,
    })
    surviveBrokenConnections(pool)
    shared[key] = postgresAuditTrees(pool)
  }
  return shared[key]
}

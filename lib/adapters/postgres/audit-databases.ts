import 'server-only'
import type { Database } from '#lib/db/pool.ts'

/**
 * The trail is read by a role of its own; what is decided about it is written by the application,
 * which cannot read it (migration 0025).
 */
export type AuditDatabases = {
  readonly reading: Database
  readonly writing: Database
}

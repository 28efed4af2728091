import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { logSigner, noteCrypto } from '#lib/adapters/crypto/log-signer.ts'
import { macWith } from '#lib/adapters/crypto/mac.ts'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { postgresAuditTrail } from '#lib/adapters/postgres/audit-trail.ts'
import { postgresAuditTrees } from '#lib/adapters/postgres/audit-trees.ts'
import { postgresSealStore } from '#lib/adapters/postgres/seal-store.ts'
import { readConfig } from '#lib/config/config.ts'
import { connectionSettings, surviveBrokenConnections } from '#lib/db/pool.ts'
import type { Tables } from '#lib/db/tables.ts'
import { auditSinks } from '#lib/server/audit-sinks.ts'
import { besideRunningStart } from '../supervise/running-start.ts'

/** What the commands on the audit trail work with. */
export type OpenAudit = ReturnType<typeof openAudit>

/** @throws Error that lists everything that is missing in the configuration */
export function openAudit() {
  const config = readConfig(besideRunningStart(process.env, process.cwd()))
  const pool = new pg.Pool({
    ...connectionSettings(config.databaseUrl),
    // A whole trail takes longer than any statement of the application may.
    statement_timeout: 0,
    query_timeout: 0,
  })
  surviveBrokenConnections(pool)
  return {
    config,
    pool,
    database: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    trail: postgresAuditTrail(pool),
    trees: postgresAuditTrees(pool),
    seals: postgresSealStore(pool),
    sinks: auditSinks(config),
    log: logSigner(config.secrets.auditLog),
    crypto: noteCrypto,
    chainKeys: { sha256, mac: macWith(config.secrets.auditMac).of },
  }
}

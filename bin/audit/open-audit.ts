import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { logSigner, noteCrypto } from '#lib/adapters/crypto/log-signer.ts'
import { macWith } from '#lib/adapters/crypto/mac.ts'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { postgresAuditTrail } from '#lib/adapters/postgres/audit-trail.ts'
import { postgresAuditTrees } from '#lib/adapters/postgres/audit-trees.ts'
import { postgresSealStore } from '#lib/adapters/postgres/seal-store.ts'
import { readConfig } from '#lib/config/config.ts'
import {
  connectionSettings,
  type Database,
  type DatabaseRole,
  surviveBrokenConnections,
} from '#lib/db/pool.ts'
import type { Tables } from '#lib/db/tables.ts'
import { auditSinks } from '#lib/server/audit-sinks.ts'
import { besideRunningStart } from '../supervise/running-start.ts'

/** What the commands on the audit trail work with. */
export type OpenAudit = ReturnType<typeof openAudit>

/** @throws Error that lists everything that is missing in the configuration */
export function openAudit() {
  const config = readConfig(besideRunningStart(process.env, process.cwd()))
  const reading = patientPool(config.auditDatabaseUrl, 'chartside_audit_ro')
  const writing = patientPool(config.databaseUrl, 'chartside_app')
  const sealing = patientPool(config.sealDatabaseUrl, 'chartside_seal')
  return {
    config,
    databases: { reading: databaseOn(reading), writing: databaseOn(writing) },
    trail: postgresAuditTrail(reading),
    trees: postgresAuditTrees(reading),
    seals: postgresSealStore(sealing),
    sinks: auditSinks(config),
    log: logSigner(config.secrets.auditLog),
    crypto: noteCrypto,
    chainKeys: { sha256, mac: macWith(config.secrets.auditMac).of },
    async close() {
      await Promise.all([reading, writing, sealing].map((pool) => pool.end()))
    },
  }
}

/** A whole trail takes longer than any statement of the application may. It connects when it is used. */
function patientPool(url: string, role: DatabaseRole): pg.Pool {
  const settings = connectionSettings(url, role)
  const pool = new pg.Pool({ ...settings, statement_timeout: 0, query_timeout: 0 })
  surviveBrokenConnections(pool)
  return pool
}

const databaseOn = (pool: pg.Pool): Database =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

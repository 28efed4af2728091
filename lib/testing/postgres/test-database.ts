import type pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { type Seal, sealWith } from '#lib/adapters/crypto/seal.ts'
import type { AuditDatabases } from '#lib/adapters/postgres/audit-databases.ts'
import { type Database, openPool } from '#lib/db/pool.ts'
import { aKeySet } from '../key-sets.ts'
import { type FreshDatabase, freshDatabase } from './fresh-database.ts'

export type TestDatabase = FreshDatabase & {
  /** As the application sees it. */
  readonly database: Database
  readonly pool: pg.Pool
  /** As the console sees it. */
  readonly databases: AuditDatabases
  readonly seal: Seal
}

/** One fresh database for a test file, opened before its tests and dropped after them. */
export function testDatabase(): () => TestDatabase {
  let opened: TestDatabase | undefined
  let trail: ReturnType<typeof openPool> | undefined
  beforeAll(async () => {
    const fresh = await freshDatabase()
    const writing = openPool(fresh.appUrl, 10)
    trail = openPool(fresh.auditUrl, 4, 'chartside_audit_ro')
    const databases = { reading: trail.database, writing: writing.database }
    opened = { ...fresh, ...writing, databases, seal: sealWith(aKeySet()) }
  })
  afterAll(async () => {
    await opened?.pool.end()
    await trail?.pool.end()
    await opened?.drop()
  })
  return () => {
    if (!opened) throw new Error('the database is open while a test runs')
    return opened
  }
}

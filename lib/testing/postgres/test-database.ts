import type pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { type Seal, sealWith } from '#lib/adapters/crypto/seal.ts'
import { type Database, openPool } from '#lib/db/pool.ts'
import { aKeySet } from '../key-sets.ts'
import { type FreshDatabase, freshDatabase } from './fresh-database.ts'

export type TestDatabase = FreshDatabase & {
  /** As the application sees it. */
  readonly database: Database
  readonly pool: pg.Pool
  readonly seal: Seal
}

/** One fresh database for a test file, opened before its tests and dropped after them. */
export function testDatabase(): () => TestDatabase {
  let opened: TestDatabase | undefined
  beforeAll(async () => {
    const fresh = await freshDatabase()
    opened = { ...fresh, ...openPool(fresh.appUrl, 10), seal: sealWith(aKeySet()) }
  })
  afterAll(async () => {
    await opened?.pool.end()
    await opened?.drop()
  })
  return () => {
    if (!opened) throw new Error('the database is open while a test runs')
    return opened
  }
}

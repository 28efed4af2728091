import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { DATABASE_NAME, databaseUrl, roles } from '#bin/postgres/database-urls.ts'
import type { TestServer } from './global-setup.ts'

export type FreshDatabase = {
  /** As the role that owns the schema. */
  readonly ownerUrl: string
  /** As the application's role, which owns nothing. */
  readonly appUrl: string
  /** As who reads the audit trail. */
  readonly auditUrl: string
  /** As who seals it. */
  readonly sealUrl: string
  drop(): Promise<void>
}

async function asSuperuser({ port, passwords }: TestServer, statement: string): Promise<void> {
  const connectionString = databaseUrl('superuser', { passwords, port, database: 'postgres' })
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A database of its own for one test file or one test: the migrated schema, no rows. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = inject('postgres')
  const database = `test_${randomBytes(8).toString('hex')}`
  await asSuperuser(
    server,
    `create database ${database} template ${DATABASE_NAME} owner ${roles.owner}`,
  )
  const place = { passwords: server.passwords, port: server.port, database }
  return {
    ownerUrl: databaseUrl('owner', place),
    appUrl: databaseUrl('app', place),
    auditUrl: databaseUrl('auditReader', place),
    sealUrl: databaseUrl('sealer', place),
    drop: () => asSuperuser(server, `drop database ${database} with (force)`),
  }
}

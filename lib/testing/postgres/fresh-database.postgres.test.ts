import pg from 'pg'
import { expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from './fresh-database.ts'

async function query(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(statement).finally(() => client.end())
}

async function withFreshDatabase(run: (database: FreshDatabase) => Promise<void>): Promise<void> {
  const database = await freshDatabase()
  await run(database).finally(() => database.drop())
}

test('a fresh database has the newest schema, and two of them share nothing', () =>
  withFreshDatabase((first) =>
    withFreshDatabase(async (second) => {
      const applied = await query(first.ownerUrl, 'select name from schema_migration')
      expect(applied.rowCount).toBeGreaterThan(0)
      await query(first.ownerUrl, 'create table only_here (id int)')
      await expect(query(second.ownerUrl, 'select * from only_here')).rejects.toThrow(
        'does not exist',
      )
    }),
  ))

test('the application’s role owns nothing and may not change the schema', () =>
  withFreshDatabase(async ({ appUrl }) => {
    const owned = await query(
      appUrl,
      "select 1 from pg_class where pg_get_userbyid(relowner) = 'chartside_app'",
    )
    expect(owned.rowCount).toBe(0)
    await expect(query(appUrl, 'create table mine (id int)')).rejects.toThrow('permission denied')
  }))

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#lib/testing/postgres/fresh-database.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { migrate } from './migrate.ts'

const quiet = () => undefined
const files = readdirSync(join(import.meta.dirname, 'migrations')).sort()

let database: FreshDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.drop())

const again = () => migrate({ ownerUrl: database.ownerUrl, log: quiet })
const asOwner = (statement: string) => query(database.ownerUrl, statement)

/** As if nothing had ever been migrated. */
const empty = () =>
  asOwner('drop schema public cascade; drop schema graphile_worker cascade; create schema public')

describe('ST-31 a migration', () => {
  test('of a schema that is up to date does nothing', async () => {
    const before = await asOwner('select * from schema_migration order by name')
    expect(before.map(({ name }) => name)).toEqual(files)
    expect(await again()).toEqual({ applied: [] })
    expect(await asOwner('select * from schema_migration order by name')).toEqual(before)
  })

  test('stops when a file that was applied is not what it was', async () => {
    await asOwner(`update schema_migration set checksum = 'another' where name = '${files[1]}'`)
    await expect(again()).rejects.toThrow(`migration ${files[1]} was applied in another form`)
  })

  test('is applied where it is missing, each in its turn', async () => {
    await empty()
    const lines: string[] = []
    const log = (line: string) => lines.push(line)
    expect(await migrate({ ownerUrl: database.ownerUrl, log })).toEqual({ applied: files })
    expect(lines).toEqual(files.map((file) => `migration ${file}`))
    expect(await again()).toEqual({ applied: [] })
  })

  test('C16 that fails leaves nothing of itself', async () => {
    // The first file finds its tables there, and fails at once.
    await asOwner(`delete from schema_migration where name = '${files[0]}'`)
    await expect(again()).rejects.toThrow(`migration ${files[0]} failed`)
    expect(await asOwner('select 1 from schema_migration')).toHaveLength(files.length - 1)
  })

  test('begun by several processes at once is done by one after the other', async () => {
    await empty()
    const outcomes = await Promise.all([again(), again(), again()])
    expect(outcomes.flatMap(({ applied }) => applied)).toEqual(files)
  })

  test('lets the application run jobs and own nothing of the queue', async () => {
    await query(database.appUrl, `select graphile_worker.add_job('nothing')`)
    expect(await query(database.appUrl, 'select * from graphile_worker.jobs')).toHaveLength(1)
    const drop = query(database.appUrl, 'drop table graphile_worker._private_jobs')
    await expect(drop).rejects.toThrow('must be owner')
  })
})

import 'server-only'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'

const FOLDER = join(import.meta.dirname, 'migrations')
const LOCK = 7_410_902_113 // any number of our own; one migrator at a time

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

/**
 * Brings the database to the newest schema: every file of lib/db/migrations in order, each in its
 * own transaction, then the job queue's own schema. A changed file that was already applied stops
 * it (ST-31): history is not rewritten.
 *
 * @param options.ownerUrl connection URL of the role that owns the schema
 * @returns the names of the files applied now; empty when the schema was up to date
 */
export async function migrate(options: {
  ownerUrl: string
  log: (line: string) => void
}): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: options.ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await prepare(client)
    const applied = await applyMissing(client, options.log)
    await prepareQueue(client, options.ownerUrl)
    return { applied }
  } finally {
    await client.end()
  }
}

/** Roles that are not there are made, for an owner to act as; with a login they are the operator's. */
async function prepare(client: pg.Client): Promise<void> {
  await client.query(`
    do $$ declare wanted text; begin
      foreach wanted in array array['chartside_app', 'chartside_audit_ro', 'chartside_seal'] loop
        if not exists (select from pg_roles where rolname = wanted) then
          execute format('create role %I nologin', wanted);
          execute format('grant %I to %I', wanted, current_user);
        end if;
      end loop;
    end $$;
    create table if not exists schema_migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
}

async function applyMissing(client: pg.Client, log: (line: string) => void): Promise<string[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration',
  )
  const known = new Map(rows.map((row) => [row.name, row.checksum]))
  const missing = (await readMigrations()).filter((migration) => {
    const checksum = known.get(migration.name)
    if (checksum !== undefined && checksum !== migration.checksum) {
      throw new Error(`migration ${migration.name} was applied in another form; add a new file`)
    }
    return checksum === undefined
  })
  for (const migration of missing) {
    log(`migration ${migration.name}`)
    await apply(client, migration)
  }
  return missing.map((migration) => migration.name)
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(FOLDER, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`migration ${migration.name} failed`, { cause })
  }
}

/**
 * The queue brings its own schema (ST-32). Its tables have row level security without policies, so
 * the application's role needs both grants and policies to run jobs.
 */
async function prepareQueue(client: pg.Client, ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl })
  await client.query(`
    grant usage on schema graphile_worker to chartside_app;
    grant select, insert, update, delete on all tables in schema graphile_worker to chartside_app;
    grant usage on all sequences in schema graphile_worker to chartside_app;
    grant execute on all functions in schema graphile_worker to chartside_app;
    do $$ declare protected record; begin
      for protected in
        select c.relname from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'chartside_app')
      loop
        execute format('create policy chartside_app on graphile_worker.%I to chartside_app using (true) with check (true)',
          protected.relname);
      end loop;
    end $$`)
}

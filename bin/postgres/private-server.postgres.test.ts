import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { databaseAccount } from '../process/account.ts'
import { type Child, startChild } from '../process/child.ts'
import { pollUntil } from '../process/poll-until.ts'
import { startMark } from '../process/process-identity.ts'
import { findBinaries } from './binaries.ts'
import { type Cluster, placeCluster } from './cluster.ts'
import { DATABASE_NAME, databaseUrl, newDatabasePasswords, roles } from './database-urls.ts'
import { ensureRoles } from './ensure-roles.ts'
import { type PreparedServer, prepareServer } from './prepare-server.ts'

// One cluster for the file: each test finds it stopped, with what earlier ones left in it.
const { signal } = new AbortController()
const passwords = newDatabasePasswords()
const root = mkdtempSync(join(tmpdir(), 'chartside-private-'))
const said: string[] = []
let cluster: Cluster

const prepare = (durable = false): Promise<PreparedServer> =>
  prepareServer(cluster, {
    passwords,
    durable,
    say: (line) => said.push(line),
    signal,
  })

async function query(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(statement).finally(() => client.end())
}

async function whileRunning(
  use: (server: PreparedServer, child: Child) => Promise<void>,
  durable = false,
): Promise<void> {
  const server = await prepare(durable)
  const child = await startChild(server.spec, () => {}, signal)
  await use(server, child).finally(() => child.stop())
}

beforeAll(async () => {
  chmodSync(root, 0o711)
  cluster = await placeCluster({
    dataDirectory: root,
    binaries: findBinaries(),
    account: databaseAccount(),
    say: () => {},
  })
  await prepare()
})
beforeEach(() => {
  said.length = 0
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('the server is PostgreSQL 18 with checksums, UTF-8 and sorting by code point', () =>
  whileRunning(async ({ superuserUrl }) => {
    const show = async (name: string) => (await query(superuserUrl, `show ${name}`)).rows[0]?.[name]
    expect(await show('server_version')).toMatch(/^18\./)
    expect(await show('data_checksums')).toBe('on')
    expect(await show('server_encoding')).toBe('UTF8')
    const sorting = "select datcollate from pg_database where datname = 'template1'"
    expect((await query(superuserUrl, sorting)).rows).toEqual([{ datcollate: 'C' }])
    expect(await show('listen_addresses')).toBe('127.0.0.1')
    expect(await show('password_encryption')).toBe('scram-sha-256')
  }))

test('roles and database are made once, and nobody else may connect', () =>
  whileRunning(async ({ superuserUrl, port }) => {
    await ensureRoles(superuserUrl, passwords)
    await ensureRoles(superuserUrl, passwords)
    const place = { passwords, port, database: DATABASE_NAME }
    await query(databaseUrl('owner', place), 'create table kept (id int)')
    await expect(query(databaseUrl('app', place), 'create table mine (id int)')).rejects.toThrow(
      'permission denied',
    )
    await query(superuserUrl, "create role stranger login password 'stranger-password'")
    const stranger = `postgres://stranger:stranger-password@127.0.0.1:${port}/${DATABASE_NAME}`
    await expect(query(stranger, 'select 1')).rejects.toThrow('permission denied')
  }))

test('a role that an earlier version did not know is made beside the others', () =>
  whileRunning(async ({ superuserUrl, port }) => {
    await ensureRoles(superuserUrl, passwords)
    for (const role of [roles.auditReader, roles.sealer]) {
      await query(superuserUrl, `revoke connect on database ${DATABASE_NAME} from ${role}`)
      await query(superuserUrl, `drop role ${role}`)
    }
    await ensureRoles(superuserUrl, passwords)
    const place = { passwords, port, database: DATABASE_NAME }
    for (const role of ['app', 'auditReader', 'sealer'] as const) {
      const { rows } = await query(databaseUrl(role, place), 'select current_user as name')
      expect(rows).toEqual([{ name: roles[role] }])
    }
  }))

test('a wrong password is refused at once instead of being tried until the time is over', async () => {
  const server = await prepareServer(cluster, {
    passwords: newDatabasePasswords(),
    durable: false,
    say: () => {},
    signal,
  })
  await expect(startChild(server.spec, () => {}, signal)).rejects.toThrow('does not accept')
})

test('what was committed survives SIGKILL of the server', () =>
  whileRunning(async ({ superuserUrl }, child) => {
    await query(superuserUrl, 'create table survivor (id int)')
    await query(superuserUrl, 'insert into survivor values (1)')
    process.kill(child.pid, 'SIGKILL')
    await child.ended
    await whileRunning(async (again) => {
      const found = await query(again.superuserUrl, 'select id from survivor')
      expect(found.rowCount).toBe(1)
    })
  }, true))

test('a server that outlived its supervisor is stopped before a new one starts', () =>
  whileRunning(async (_, orphan) => {
    const server = await prepare()
    expect(said.join(' ')).toContain(`process ${orphan.pid}`)
    expect(startMark(orphan.pid)).toBeUndefined()
    const child = await startChild(server.spec, () => {}, signal)
    await child.stop()
  }))

test('a pid file whose number now belongs to another program does not hinder the start', async () => {
  const pidFile = join(cluster.directory, 'postmaster.pid')
  writeFileSync(pidFile, `${process.pid}\n${cluster.directory}\n1\n5432\n\n127.0.0.1\n`)
  await prepare()
  expect(existsSync(pidFile)).toBe(false)
  await whileRunning(async () => {})
})

test('files of another major version are refused and left as they are', async () => {
  const versionFile = join(cluster.directory, 'PG_VERSION')
  const version = readFileSync(versionFile, 'utf8')
  writeFileSync(versionFile, '17\n')
  await expect(prepare()).rejects.toThrow('written by PostgreSQL 17')
  writeFileSync(versionFile, version)
  await whileRunning(async () => {})
})

test('an initdb that is interrupted leaves nothing that looks like a database', async () => {
  const folder = join(root, 'interrupted')
  const interrupted = { ...cluster, directory: join(folder, 'postgres') }
  mkdirSync(folder, { mode: 0o711 })
  const stopping = new AbortController()
  const preparing = prepareServer(interrupted, {
    passwords,
    durable: false,
    say: () => {},
    signal: stopping.signal,
  })
  await pollUntil(() => existsSync(`${interrupted.directory}.new`), AbortSignal.timeout(5000), 5)
  stopping.abort()
  await expect(preparing).rejects.toThrow('aborted')
  expect(existsSync(interrupted.directory)).toBe(false)
  expect(existsSync(`${interrupted.directory}.password`)).toBe(false)
})

test('no statement and no value of a failed statement reaches the server’s log', async () => {
  const lines: string[] = []
  const server = await prepare()
  const child = await startChild(server.spec, (line) => lines.push(line), signal)
  const secret = 'Rosalind Marchetti'
  await query(server.superuserUrl, 'create table if not exists person (name text unique)')
  const insert = `insert into person values ('${secret}')`
  await query(server.superuserUrl, insert)
  await expect(query(server.superuserUrl, insert)).rejects.toThrow('duplicate key')
  await expect(query(server.superuserUrl, `select '${secret}'::int`)).rejects.toThrow('invalid')
  await child.stop()
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.join('\n')).not.toContain('Marchetti')
})

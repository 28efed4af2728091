import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#lib/testing/postgres/fresh-database.ts'
import { query } from '#lib/testing/postgres/query.ts'

let database: FreshDatabase
let tables: readonly string[]
beforeAll(async () => {
  database = await freshDatabase()
  const rows = await query<{ name: string }>(
    database.ownerUrl,
    `select oid::regclass::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`,
  )
  tables = rows.map(({ name }) => name)
})
afterAll(() => database.drop())

const asApp = (statement: string) => query(database.appUrl, statement)
const asReader = (statement: string) => query(database.auditUrl, statement)
const asSealer = (statement: string) => query(database.sealUrl, statement)

const sealed = ['audit_leaf', 'audit_node', 'audit_head', 'audit_seal', 'audit_anchor']
const kept = ['audit_verification', 'audit_retention', 'audit_purge', 'audit_purged_run']

/** Tables of which a role may do something with every column, or with some. */
async function tablesFor(url: string, right: 'select' | 'insert' | 'update' | 'delete') {
  const rows = await query<{ name: string }>(
    url,
    `select name from unnest($1::text[]) as name where has_table_privilege(name, '${right}')
     ${right === 'delete' ? '' : `or has_any_column_privilege(name, '${right}')`}`,
    [[...tables]],
  )
  return new Set(rows.map(({ name }) => name))
}

const denied = async (asRole: (statement: string) => Promise<unknown>, statement: string) =>
  expect(asRole(statement), statement).rejects.toThrow(/permission denied|must be owner/)

describe('who reads the audit trail', () => {
  test('reads it, its seals and what was decided about it, and of all else nothing', async () => {
    const holds = ['legal_hold', 'legal_hold_end']
    expect(await tablesFor(database.auditUrl, 'select')).toEqual(
      new Set(['audit_event', ...sealed, ...kept, ...holds]),
    )
    for (const table of ['note', 'approved_note', 'transcript', 'launch', 'console_session'])
      await denied(asReader, `select * from ${table}`)
    await denied(asReader, 'select sealed_reason from legal_hold')
  })

  test('writes nothing at all', async () => {
    for (const right of ['insert', 'update', 'delete'] as const)
      expect(await tablesFor(database.auditUrl, right), right).toEqual(new Set())
    await denied(asReader, 'create table mine (id int)')
    await denied(asReader, `select ensure_audit_partition('2031-05-17')`)
    await denied(asReader, `select purge_audit_month('2020-01-01', 'd', 'me')`)
  })
})

describe('who seals the audit trail', () => {
  test('reads records and seals, and of all else nothing', async () => {
    expect(await tablesFor(database.sealUrl, 'select')).toEqual(new Set(['audit_event', ...sealed]))
  })

  test('adds seals, and neither records nor anything else; what is there it cannot change', async () => {
    expect(await tablesFor(database.sealUrl, 'insert')).toEqual(new Set(sealed))
    for (const right of ['update', 'delete'] as const)
      expect(await tablesFor(database.sealUrl, right), right).toEqual(new Set())
    for (const table of sealed) await denied(asSealer, `truncate ${table}`)
    await denied(asSealer, `alter table audit_leaf disable trigger user`)
    await denied(asSealer, `select purge_audit_month('2020-01-01', 'd', 'me')`)
  })
})

describe('the application', () => {
  test('adds records, and cannot read what they say', async () => {
    await asApp('select node, at, seq, hash from audit_event')
    for (const column of ['body', 'patient', 'user_url', 'action', 'tenant'])
      await denied(asApp, `select ${column} from audit_event`)
    await denied(asApp, `select audit_month_digest('2026-01-01')`)
  })

  test('seals nothing, and sees of seals how many records there are', async () => {
    const added = await tablesFor(database.appUrl, 'insert')
    for (const table of sealed) expect(added.has(table), table).toBe(false)
    await asApp('select tenant, size from audit_head')
    for (const table of sealed) await denied(asApp, `select * from ${table}`)
  })
})

test.each([
  ['the application', () => database.appUrl],
  ['who reads the trail', () => database.auditUrl],
  ['who seals it', () => database.sealUrl],
])('nobody acts as somebody else: %s', async (_who, url) => {
  const own = await query<{ name: string }>(url(), 'select current_user as name')
  const others = ['chartside_app', 'chartside_audit_ro', 'chartside_seal', 'chartside_owner']
  for (const role of others.filter((name) => name !== own[0]?.name))
    await denied((statement) => query(url(), statement), `set role ${role}`)
})

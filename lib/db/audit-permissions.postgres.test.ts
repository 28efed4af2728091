import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#lib/testing/postgres/fresh-database.ts'
import { query } from '#lib/testing/postgres/query.ts'

let database: FreshDatabase
let partitions: readonly string[]
beforeAll(async () => {
  database = await freshDatabase()
  const rows = await query<{ name: string }>(
    database.ownerUrl,
    `select inhrelid::regclass::text as name from pg_inherits
     where inhparent = 'audit_event'::regclass order by 1`,
  )
  partitions = rows.map(({ name }) => name)
  await query(
    database.ownerUrl,
    `insert into audit_event (boot_id, seq, id, at, node, tenant, phase, action, prev, hash, mac, mac_key, body)
     values (gen_random_uuid(), 1, gen_random_uuid(), now(), 'n', 't', 'intent', 'process.stop', 'p', 'h', 'm', 'k', '{}')`,
  )
})
afterAll(() => database.drop())

const sealed = ['audit_leaf', 'audit_node', 'audit_head', 'audit_seal', 'audit_anchor']

const asApp = (statement: string) => query(database.appUrl, statement)
const asOwner = (statement: string) => query(database.ownerUrl, statement)

const nextMonth = (): string => {
  const now = new Date()
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1))
  return `audit_event_${first.toISOString().slice(0, 7).replace('-', '_')}`
}

const textColumn = (table: string) => (table === 'audit_seal' ? 'cluster' : 'tenant')

const forbidden: readonly (readonly [what: string, statement: (table: string) => string])[] = [
  ['update', (table) => `update ${table} set ${textColumn(table)} = 'x'`],
  ['delete', (table) => `delete from ${table}`],
  ['truncate', (table) => `truncate ${table}`],
  ['alter', (table) => `alter table ${table} add column more text`],
  ['disable the triggers of', (table) => `alter table ${table} disable trigger user`],
  ['drop', (table) => `drop table ${table}`],
  ['rename', (table) => `alter table ${table} rename to elsewhere`],
  ['take over', (table) => `alter table ${table} owner to chartside_app`],
]

describe('S43 the application', () => {
  test('has a partition for this month, for the next, and for a year', () => {
    expect(partitions).toContain(nextMonth())
    expect(partitions.length).toBeGreaterThan(12)
  })

  test.each(forbidden)(
    'may not %s the audit trail, its seals or any part of them',
    async (_what, statement) => {
      for (const table of ['audit_event', ...partitions, ...sealed]) {
        await expect(asApp(statement(table)), table).rejects.toThrow(
          /permission denied|must be owner/,
        )
      }
    },
  )

  test('may not take a part out of the trail, or put one in', async () => {
    const detach = `alter table audit_event detach partition ${nextMonth()}`
    await expect(asApp(detach)).rejects.toThrow('must be owner')
  })

  test('may add to the trail, and count what is in it', async () => {
    expect(await asApp('select count(*) from audit_event')).toHaveLength(1)
  })

  test.each(['approved_note', 'transcript', 'filing_step'])(
    'may not change or remove a %s',
    async (table) => {
      const column = table === 'filing_step' ? 'event' : 'tenant'
      await expect(asApp(`update ${table} set ${column} = 'x'`)).rejects.toThrow(
        'permission denied',
      )
      await expect(asApp(`delete from ${table}`)).rejects.toThrow('permission denied')
    },
  )
})

describe('what the keepers of the trail decided', () => {
  test.each([
    ...['audit_verification', 'audit_retention', 'audit_purge', 'audit_purged_run'],
    ...['legal_hold', 'legal_hold_end', 'disclosure', 'break_glass', 'break_glass_review'],
  ])('stays as it was written: %s', async (table) => {
    for (const change of [`delete from ${table}`, `truncate ${table}`, `drop table ${table}`]) {
      await expect(asApp(change), change).rejects.toThrow(/permission denied|must be owner/)
    }
    await expect(asOwner(`truncate ${table} cascade`)).rejects.toThrow('append-only')
  })

  test('says of no month that it was removed but by removing it', async () => {
    const claim = `insert into audit_purge (month, records, digest, purged_by) values ('2020-01-01', 1, 'd', 'me')`
    await expect(asApp(claim)).rejects.toThrow('permission denied')
  })
})

describe('S43 the owner', () => {
  test.each([
    'update audit_event set tenant = $$x$$',
    'delete from audit_event',
    'truncate audit_event',
  ])('is stopped by a guard rail: %s', async (statement) => {
    await expect(asOwner(statement)).rejects.toThrow('append-only')
  })

  test.each(sealed)('is stopped by the same guard rail at %s', async (table) => {
    await expect(asOwner(`truncate ${table} cascade`)).rejects.toThrow('append-only')
    const triggers = await asOwner(
      `select 1 from pg_trigger where tgrelid = '${table}'::regclass and not tgisinternal`,
    )
    expect(triggers).toHaveLength(2)
  })

  test('is stopped on a part of the trail that was made later, too', async () => {
    await asApp(`select ensure_audit_partition('2031-05-17')`)
    await asOwner(
      `insert into audit_event select boot_id, seq, id, '2031-05-18Z', node, tenant, phase, action,
         intent_id, result, launch_id, user_url, patient, prev, hash, mac, mac_key, xid, body from audit_event`,
    )
    for (const statement of ['update % set tenant = $$x$$', 'delete from %', 'truncate %']) {
      const change = asOwner(statement.replace('%', 'audit_event_2031_05'))
      await expect(change, statement).rejects.toThrow('append-only')
    }
  })
})

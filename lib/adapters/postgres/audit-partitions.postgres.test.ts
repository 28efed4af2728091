import { expect, test } from 'vitest'
import { openPool } from '#lib/db/pool.ts'
import { ok } from '#lib/kernel/result.ts'
import { freshDatabase } from '#lib/testing/postgres/fresh-database.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { ensureAuditPartitions } from './audit-partitions.ts'

const INSERT_LATER = `
  insert into audit_event (boot_id, seq, id, at, node, tenant, phase, action, prev, hash, mac, mac_key, body)
  values (gen_random_uuid(), 1, gen_random_uuid(), now() + interval '11 months', 'n', 't', 'intent',
    'process.stop', 'p', 'h', 'm', 'k', '{}')`

test('the application makes room in the trail for a year, again and again', async () => {
  const fresh = await freshDatabase()
  const { database, pool } = openPool(fresh.appUrl, 1)
  // A year has passed since the schema was made: its parts for the future are used up.
  await query(
    fresh.ownerUrl,
    `do $$ declare part regclass; begin
       for part in select inhrelid from pg_inherits where inhparent = 'audit_event'::regclass
       loop execute format('drop table %s', part); end loop;
     end $$`,
  )
  await expect(query(fresh.appUrl, INSERT_LATER)).rejects.toThrow('no partition')
  expect(await ensureAuditPartitions(database)).toEqual(ok(undefined))
  expect(await ensureAuditPartitions(database)).toEqual(ok(undefined))
  await query(fresh.appUrl, INSERT_LATER)
  await pool.end()
  await fresh.drop()
})

test('a temporary table of the same name does not keep a part from being made', async () => {
  const fresh = await freshDatabase()
  const { database, pool } = openPool(fresh.appUrl, 1)
  await pool.query('create temporary table audit_event_2031_05 (id int)')
  await pool.query(`select ensure_audit_partition('2031-05-01')`)
  const made = await query(
    fresh.ownerUrl,
    `select to_regclass('public.audit_event_2031_05') as name`,
  )
  expect(made).toEqual([{ name: 'audit_event_2031_05' }])
  await database.destroy()
  await fresh.drop()
})

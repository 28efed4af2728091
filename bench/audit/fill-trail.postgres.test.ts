import pg from 'pg'
import { expect, test } from 'vitest'
import { noteCrypto } from '#lib/adapters/crypto/log-signer.ts'
import { macWith } from '#lib/adapters/crypto/mac.ts'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { postgresAuditTrail } from '#lib/adapters/postgres/audit-trail.ts'
import { postgresAuditTrees } from '#lib/adapters/postgres/audit-trees.ts'
import { connectionSettings } from '#lib/db/pool.ts'
import { verifyAuditTrail } from '#lib/flows/verify-audit-trail.ts'
import { verifyAuditTrees } from '#lib/flows/verify-audit-trees.ts'
import { testLog } from '#lib/testing/audit/sealed-trail.ts'
import { aKeySet } from '#lib/testing/key-sets.ts'
import { freshDatabase } from '#lib/testing/postgres/fresh-database.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { fillTrail } from './fill-trail.ts'

test('a filled trail is one that the application could have written', async () => {
  const { ownerUrl, auditUrl, drop } = await freshDatabase()
  const indexes = () =>
    query(ownerUrl, `select indexdef from pg_indexes where tablename = 'audit_event' order by 1`)
  const before = await indexes()
  const mac = macWith(aKeySet())
  await fillTrail(
    { ownerUrl, rows: 12_000, months: 3, seed: 7, mac, log: testLog },
    () => undefined,
  )
  const pool = new pg.Pool(connectionSettings(auditUrl, 'chartside_audit_ro'))
  const trail = unwrap(await verifyAuditTrail(postgresAuditTrail(pool), { sha256, mac: mac.of }))
  const trees = postgresAuditTrees(pool)
  const sealed = unwrap(
    await verifyAuditTrees({ trees, sinks: [], log: testLog, crypto: noteCrypto }),
  )
  await pool.end()
  expect(trail).toMatchObject({ records: 12_000, boots: 4, faults: { count: 0 } })
  expect(sealed).toMatchObject({ trees: 5, leaves: 12_000, faults: { count: 0, first: [] } })
  expect(await indexes()).toEqual(before)
  await drop()
})

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { exportFolder } from '#lib/adapters/audit-export/export-folder.ts'
import { fileSink } from '#lib/adapters/audit-heads/file-sink.ts'
import { noteCrypto } from '#lib/adapters/crypto/log-signer.ts'
import { macWith } from '#lib/adapters/crypto/mac.ts'
import { postgresAuditTrees } from '#lib/adapters/postgres/audit-trees.ts'
import { openAuditWriter } from '#lib/adapters/postgres/audit-writer.ts'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import type { AuditWho } from '#lib/audit/audit-event.ts'
import { keysOf } from '#lib/audit/head-signer.ts'
import { verifierKey } from '#lib/audit/signed-note.ts'
import { connectionSettings } from '#lib/db/pool.ts'
import { exportAuditTrail } from '#lib/flows/export-audit-trail.ts'
import type { EhrId } from '#lib/kernel/ids.ts'
import { sealAll, testLog } from '#lib/testing/audit/sealed-trail.ts'
import { patientWho } from '#lib/testing/audit/written-trail.ts'
import { aKeySet } from '#lib/testing/key-sets.ts'
import { freshDatabase } from '#lib/testing/postgres/fresh-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { asProcessEnv } from './process/environment.ts'

const folder = mkdtempSync(join(tmpdir(), 'chartside-patient-export-'))
afterAll(() => rmSync(folder, { recursive: true }))

const north = 'north' as EhrId
const whose = (ehrId: EhrId, patient: string): AuditWho => ({ ...patientWho, ehrId, patient })

test('an export of one patient has their records and nobody else’s, each proved', async () => {
  const database = await freshDatabase()
  const pool = new pg.Pool(connectionSettings(database.auditUrl, 'chartside_audit_ro'))
  try {
    const settings = { node: 'n', mac: macWith(aKeySet()), clock: systemClock }
    const log = openAuditWriter({ url: database.appUrl, ...settings })
    const read = { action: 'chart.read', resource: 'Patient', reference: 'Patient/1' } as const
    // The same id at another EHR is another person.
    const people = [whose(north, 'p1'), whose(north, 'p2'), whose('south' as EhrId, 'p1')]
    for (const who of [...people, ...people]) await log.intend(who, read)
    await log.close()
    await sealAll(database, { sink: fileSink(join(folder, 'heads')) })

    const target = exportFolder(join(folder, 'one'))
    const deps = { trees: postgresAuditTrees(pool), log: testLog, crypto: noteCrypto, target }
    const patient = { ehrId: north, id: 'p1' }
    const scope = { tenant: 'greyfield', from: null, to: null, patient }
    expect(unwrap(await exportAuditTrail(deps, scope, systemClock.now()))).toBe(2)

    const csv = readFileSync(join(folder, 'one', 'records.csv'), 'utf8')
    expect(csv.trimEnd().split('\r\n').slice(1)).toEqual([
      expect.stringMatching(/"p1".*""ehrId"":""north""/),
      expect.stringMatching(/"p1".*""ehrId"":""north""/),
    ])
    const [key = ''] = keysOf(testLog, 'greyfield').map((one) =>
      verifierKey(one, noteCrypto.sha256),
    )
    const command = [join(import.meta.dirname, 'verify-audit.mjs'), join(folder, 'one'), key]
    const checked = execFileSync(process.execPath, command, {
      encoding: 'utf8',
      env: asProcessEnv({}),
    })
    expect(checked).toContain('✓ 2 records of greyfield, of one patient, from the beginning')
  } finally {
    await pool.end()
    await database.drop()
  }
})

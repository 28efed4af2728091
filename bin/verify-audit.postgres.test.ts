import { execFile } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportFolder } from '#lib/adapters/audit-export/export-folder.ts'
import { fileSink } from '#lib/adapters/audit-heads/file-sink.ts'
import { logSigner, noteCrypto } from '#lib/adapters/crypto/log-signer.ts'
import { macWith } from '#lib/adapters/crypto/mac.ts'
import { postgresAuditTrees } from '#lib/adapters/postgres/audit-trees.ts'
import { openAuditWriter } from '#lib/adapters/postgres/audit-writer.ts'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import { keysOf, type LogSigner, signHead, signNote } from '#lib/audit/head-signer.ts'
import { verifierKey } from '#lib/audit/signed-note.ts'
import { connectionSettings } from '#lib/db/pool.ts'
import { type ExportScope, exportAuditTrail } from '#lib/flows/export-audit-trail.ts'
import { proveRecord } from '#lib/flows/prove-record.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import { sealAll, testLog } from '#lib/testing/audit/sealed-trail.ts'
import { patientWho } from '#lib/testing/audit/written-trail.ts'
import { aKeySet, aLogKeySet } from '#lib/testing/key-sets.ts'
import { type FreshDatabase, freshDatabase } from '#lib/testing/postgres/fresh-database.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { asProcessEnv } from './process/environment.ts'

const READS = 700
const folder = mkdtempSync(join(tmpdir(), 'chartside-export-'))
const headsFile = join(folder, 'heads', 'audit-heads.ndjson')
const keyOf = (log: LogSigner) =>
  keysOf(log, 'greyfield').map((key) => verifierKey(key, noteCrypto.sha256))[0] ?? ''
const key = keyOf(testLog)

let database: FreshDatabase
let pool: pg.Pool
/** When the second half of the records was begun. */
let middle = systemClock.now()

async function write(reads: number): Promise<void> {
  const mac = macWith(aKeySet())
  const log = openAuditWriter({ url: database.appUrl, node: 'n', mac, clock: systemClock })
  const reference = 'Observation/\u2028-1'
  const read = { action: 'chart.read', resource: 'Observation', reference } as const
  await Promise.all(Array.from({ length: reads }, () => log.intend(patientWho, read)))
  await log.close()
}

const scope: ExportScope = { tenant: 'greyfield', from: null, to: null }

async function exportTo(name: string, more: Partial<ExportScope> = {}, log = testLog) {
  const target = exportFolder(join(folder, name))
  const deps = { trees: postgresAuditTrees(pool), log, crypto: noteCrypto, target }
  return exportAuditTrail(deps, { ...scope, ...more }, systemClock.now())
}

beforeAll(async () => {
  database = await freshDatabase()
  pool = new pg.Pool(connectionSettings(database.auditUrl, 'chartside_audit_ro'))
  await write(READS / 2)
  await sealAll(database, { sink: fileSink(join(folder, 'heads')) })
  middle = instantPlus(systemClock.now(), 1)
  await new Promise((resolve) => setTimeout(resolve, 5))
  await write(READS / 2)
  await sealAll(database, { sink: fileSink(join(folder, 'heads')) })
  expect(unwrap(await exportTo('whole'))).toBe(READS)
  expect(unwrap(await exportTo('half', { from: middle }))).toBe(READS / 2)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
  rmSync(folder, { recursive: true })
})

/** Runs the verifier as a customer would: without our modules, our database and our environment. */
const verify = (...parameters: readonly string[]) =>
  new Promise<{ code: number; out: string; error: string }>((resolve) => {
    const command = [join(import.meta.dirname, 'verify-audit.mjs'), ...parameters]
    execFile(
      process.execPath,
      command,
      { cwd: folder, env: asProcessEnv({}) },
      (failure, out, error) => resolve({ code: Number(failure?.code ?? 0), out, error }),
    )
  })

/** A copy of the whole export that somebody changed. */
function changed(change: (path: string) => void): string {
  const copy = mkdtempSync(join(folder, 'changed-'))
  cpSync(join(folder, 'whole'), copy, { recursive: true })
  change(copy)
  return copy
}

describe('an export', () => {
  test('is whole for whoever checks it with key and kept heads', async () => {
    const { code, out, error } = await verify('whole', key, '--head', headsFile)
    expect(error).toBe('')
    expect(out).toContain(`✓ ${READS} records of greyfield, all there were`)
    expect(out).toContain('✓ 2 heads kept outside agree.')
    expect(code).toBe(0)
  })

  test('of a part is proved record by record', async () => {
    const { code, out } = await verify('half', key)
    expect(out).toContain(`✓ ${READS / 2} records of greyfield, from ${middle}`)
    expect(out).toContain('No head kept outside was given')
    expect(code).toBe(0)
  })

  test('has CSV and FHIR Bundles beside the records', () => {
    const read = (name: string) => readFileSync(join(folder, 'whole', name), 'utf8')
    expect(readdirSync(join(folder, 'whole')).sort()).toEqual([
      'audit-events.ndjson',
      'head.note',
      'keys.txt',
      'manifest.note',
      'records.csv',
      'records.ndjson',
    ])
    expect(read('records.csv').trimEnd().split('\r\n')).toHaveLength(READS + 1)
    const bundles = read('audit-events.ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(bundles.map(({ type, entry }) => [type, entry.length])).toEqual([
      ['collection', 500],
      ['collection', 200],
    ])
    expect(read('keys.txt')).toBe(`${key}\n`)
  })

  test('of a tenant of whom nothing is sealed is none', async () => {
    expect(await exportTo('nobody', { tenant: 'nobody' })).toEqual({ ok: true, value: undefined })
  })

  test('is not made of leaves that are not those that were signed', async () => {
    const owner = (statement: string) => query(database.ownerUrl, statement)
    await owner('alter table audit_leaf disable trigger user')
    await owner(
      `update audit_leaf set hash = sha256(hash) where tenant = 'greyfield' and leaf_index = 5`,
    )
    const broken = await exportTo('broken')
    await owner(
      `update audit_leaf set hash = sha256('\\x00'::bytea || convert_to(body, 'UTF8')) from audit_event
       where audit_leaf.boot_id = audit_event.boot_id and audit_leaf.seq = audit_event.seq
         and audit_leaf.tenant = 'greyfield' and leaf_index = 5`,
    )
    expect(broken).toMatchObject({ ok: false, error: { code: 'AUDIT_TREE_BROKEN' } })
    expect((await exportTo('mended')).ok).toBe(true)
  })
})

describe('the verifier that a customer runs', () => {
  const edit = (name: string, from: string | RegExp, to: string) => (path: string) => {
    const file = join(path, name)
    const text = readFileSync(file, 'utf8')
    const edited = text.replace(from, to)
    expect(edited).not.toBe(text)
    writeFileSync(file, edited)
  }

  test.each<[what: string, change: (path: string) => void, says: string]>([
    ['a record', edit('records.ndjson', 'patient-1', 'patient-2'), 'records.ndjson was changed'],
    ['the CSV', edit('records.csv', 'greyfield', 'elsewhere'), 'records.csv was changed'],
    [
      'the manifest',
      edit('manifest.note', `"records": ${READS}`, '"records": 1'),
      'the manifest is not signed',
    ],
    ['the head', edit('head.note', `\n${READS}\n`, '\n1\n'), 'the head is not signed'],
    [
      'an AuditEvent',
      (path) => appendFileSync(join(path, 'audit-events.ndjson'), '{}\n'),
      'audit-events.ndjson was changed',
    ],
  ])('finds that somebody changed %s', async (_what, change, says) => {
    const { code, error } = await verify(changed(change), key)
    expect(error).toContain(says)
    expect(code).toBe(1)
  })

  test('finds an export by somebody else in our name', async () => {
    const { code, error } = await verify('whole', keyOf(logSigner(aLogKeySet())))
    expect(error).toContain('is not signed by a key that was given')
    expect(code).toBe(1)
  })

  test('finds that records were left out or changed by whoever holds the key', async () => {
    const lines = readFileSync(join(folder, 'whole', 'records.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
    const without = lines.toSpliced(10, 1)
    const other = lines.with(10, (lines[10] ?? '').replace('patient-1', 'patient-2'))
    for (const [records, says] of [
      [without, 'record 10 was left out'],
      [lines.slice(0, -1), `record ${READS - 1} and those after it were left out`],
      [other, 'record 10 was changed'],
    ] as const) {
      const { code, error } = await verify(resigned(`${records.join('\n')}\n`, records.length), key)
      expect(error).toContain(says)
      expect(code).toBe(1)
    }
  })

  test('finds by a kept head that the end was cut off, or everything replaced', async () => {
    const [first = ''] = readFileSync(headsFile, 'utf8')
      .split('\n')
      .filter((line) => line.includes('greyfield'))
    const { note } = JSON.parse(first) as { note: string }
    writeFileSync(join(folder, 'kept.note'), note)
    expect(await verify('whole', key, '--head', join(folder, 'kept.note'))).toMatchObject({
      code: 0,
    })
    const later = headSignedAt(READS + 5)
    expect(await verify('whole', key, '--head', later)).toMatchObject({
      code: 1,
      error: expect.stringContaining(`a head kept outside has ${READS + 5} records`),
    })
    const another = headSignedAt(READS / 2)
    expect(await verify('whole', key, '--head', another)).toMatchObject({
      code: 1,
      error: expect.stringContaining(`the head of ${READS / 2} records is of other records`),
    })
  })

  test('explains itself, and says when it could not check', async () => {
    expect(await verify()).toMatchObject({ code: 2, error: expect.stringContaining('Usage') })
    expect(await verify('nowhere', key)).toMatchObject({ code: 2 })
  })
})

/** The whole export with other records under a manifest and hashes that fit them. */
function resigned(records: string, count: number): string {
  return changed((path) => {
    writeFileSync(join(path, 'records.ndjson'), records)
    const manifest = JSON.parse(
      readFileSync(join(path, 'manifest.note'), 'utf8').split('\n\n—')[0] ?? '',
    )
    for (const file of manifest.files) {
      if (file.name !== 'records.ndjson') continue
      file.bytes = Buffer.byteLength(records)
      file.sha256 = Buffer.from(noteCrypto.sha256(Buffer.from(records))).toString('hex')
    }
    const text = `${JSON.stringify({ ...manifest, records: count }, undefined, 2)}\n`
    writeFileSync(
      join(path, 'manifest.note'),
      signNote(text, 'greyfield', testLog, noteCrypto.sha256),
    )
  })
}

/** A file with a head of so many records, which are not those of the trail. */
function headSignedAt(size: number): string {
  const file = join(folder, `head-${size}.note`)
  const root = noteCrypto.sha256(Buffer.from('other records'))
  writeFileSync(file, signHead({ size, root }, 'greyfield', testLog, noteCrypto.sha256))
  return file
}

test('every record can be proved by itself', async () => {
  const trees = postgresAuditTrees(pool)
  const deps = { trees, log: testLog, crypto: noteCrypto }
  const rows = await query<{ id: string; leaf_index: string }>(
    database.ownerUrl,
    `select id, leaf_index from audit_event join audit_leaf using (boot_id, seq, at)
     where leaf_index in (0, 255, 256, 511, 512, ${READS - 1}) and audit_leaf.tenant = 'greyfield'`,
  )
  expect(rows).toHaveLength(6)
  for (const { id, leaf_index } of rows) {
    const proved = unwrap(await proveRecord(deps, id))
    expect(proved).toMatchObject({ index: Number(leaf_index), head: { size: READS } })
  }
  const nobody = '00000000-0000-4000-8000-000000000000'
  expect(await proveRecord(deps, nobody)).toEqual({ ok: true, value: undefined })
})

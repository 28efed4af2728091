import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { macWith } from '#lib/adapters/crypto/mac.ts'
import { openAuditWriter } from '#lib/adapters/postgres/audit-writer.ts'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import { patientWho } from '#lib/testing/audit/written-trail.ts'
import { aKeySet } from '#lib/testing/key-sets.ts'
import { type FreshDatabase, freshDatabase } from '#lib/testing/postgres/fresh-database.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { asProcessEnv } from './process/environment.ts'
import { APP_SECRETS, ensureSecrets } from './supervise/secrets.ts'

let database: FreshDatabase
const secrets = mkdtempSync(join(tmpdir(), 'chartside-audit-'))

beforeAll(async () => {
  database = await freshDatabase()
  ensureSecrets(secrets, APP_SECRETS, { dataExists: false })
  const keySet = aKeySet()
  const keys = { k1: keySet.keys.k1?.toString('base64url') }
  writeFileSync(join(secrets, 'audit-mac-keys.json'), JSON.stringify({ current: 'k1', keys }))
  const options = { url: database.appUrl, node: 'n', mac: macWith(keySet), clock: systemClock }
  const log = openAuditWriter(options)
  await log.intend(patientWho, { action: 'token.refresh' })
  await log.close()
})
afterAll(async () => {
  await database.drop()
  rmSync(secrets, { recursive: true })
})

type Outcome = { readonly code: number; readonly out: string; readonly error: string }

/** Runs the command in an environment of its own. */
function audit(parameters: readonly string[], more: Record<string, string> = {}): Promise<Outcome> {
  const environment = {
    PATH: process.env.PATH ?? '',
    CHARTSIDE_DATA_DIR: join(secrets, 'none'),
    CHARTSIDE_SECRETS_DIR: secrets,
    DATABASE_URL: database.appUrl,
    DATABASE_AUDIT_URL: database.auditUrl,
    DATABASE_SEAL_URL: database.sealUrl,
    ...more,
  }
  const command = [
    '--conditions=react-server',
    join(import.meta.dirname, 'audit.ts'),
    ...parameters,
  ]
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      command,
      { env: asProcessEnv(environment), cwd: secrets },
      (failure, out, error) => {
        resolve({ code: Number(failure?.code ?? 0), out, error })
      },
    )
  })
}

describe('npm run audit -- verify', () => {
  test('says with code 0 that the trail is as it was written, and what is unfinished', async () => {
    const { code, out, error } = await audit(['verify'])
    expect(error).toBe('')
    expect(out).toMatch(
      /^✓ The audit trail is as it was written: 3 records of 1 run, .* records\/s\.$/m,
    )
    expect(out).toContain('unfinished: 1 intent without an outcome')
    expect(code).toBe(0)
  })

  test('seals, ships the heads to the folder of the operator, and checks them there', async () => {
    const heads = { CHARTSIDE_AUDIT_HEADS_DIR: join(secrets, 'heads') }
    const sealed = await audit(['seal'], heads)
    expect(sealed).toMatchObject({ code: 0, error: '' })
    expect(sealed.out).toContain('✓ 3 records sealed.\n✓ 2 signed heads shipped (file).')
    const { code, out } = await audit(['verify'], heads)
    expect(out).toContain(
      '✓ The sealed trees are as they were signed: 2 trees, 3 sealed records, 2 signed heads, 2 kept outside.',
    )
    expect(code).toBe(0)
    const within = await audit(['verify'])
    expect(within.out).toContain('no head is kept outside the database')
  })

  test('exports what is sealed, and proves a record, for whoever has the public key', async () => {
    const [{ id } = { id: '' }] = await query<{ id: string }>(
      database.ownerUrl,
      `select id from audit_event where tenant = 'greyfield'`,
    )
    const keys = await audit(['keys', 'greyfield'])
    expect(keys).toMatchObject({ code: 0, error: '' })
    const folder = join(secrets, 'export')
    const exported = await audit(['export', 'greyfield', folder])
    expect(exported).toMatchObject({ code: 0, out: expect.stringContaining('✓ 1 records of') })
    const verifier = join(import.meta.dirname, 'verify-audit.mjs')
    const checked = execFileSync(process.execPath, [verifier, folder, keys.out.trim()], {
      encoding: 'utf8',
    })
    expect(checked).toContain('✓ 1 records of greyfield, all there were')
    expect(await audit(['prove', id])).toMatchObject({
      code: 0,
      out: expect.stringContaining(`${id} is record 0 of 1 of greyfield`),
    })
    expect(readFileSync(join(secrets, `${id}.tlog-proof`), 'utf8')).toMatch(
      /^c2sp\.org\/tlog-proof@v1\nindex 0\n\n.+\/greyfield\n1\n/,
    )
    const looked = await query<{ action: string }>(
      database.ownerUrl,
      `select action from audit_event where phase = 'intent' and action like 'audit.%' order by at`,
    )
    expect(looked.map(({ action }) => action)).toEqual(['audit.export', 'audit.prove'])
  })

  test('says how long records are kept, takes another number, and removes no month before its time', async () => {
    const before = await audit(['retention'])
    expect(before).toMatchObject({ code: 0, out: expect.stringContaining('kept for 6 years') })
    expect(before.out).toContain('No month is older than that.')
    expect(await audit(['retention', 'keep', '7', 'M. Rivera'])).toMatchObject({ code: 0 })
    expect((await audit(['retention'])).out).toContain('kept for 7 years')
    const month = systemClock.now().slice(0, 7)
    const purged = await audit(['retention', 'purge', month, 'M. Rivera'])
    expect(purged.error).toContain(`${month} was not removed: the month has to stay: not-due`)
    expect(purged.code).toBe(1)
    expect(await audit(['retention', 'purge', month])).toMatchObject({ code: 2 })
  })

  test('puts a new key on the trail of each organisation before it signs', async () => {
    expect(await audit(['rotate-key'])).toMatchObject({ code: 0 })
    const rotated = await query<{ tenant: string; body: string }>(
      database.ownerUrl,
      `select tenant, body from audit_event where action = 'key.rotate' and phase = 'intent' order by 1`,
    )
    expect(rotated.map(({ tenant }) => tenant)).toEqual(['greyfield', 'system'])
    expect(rotated[0]?.body).toMatch(/"keyName":"k2","publicKey":"[\w-]{43}"/)
  })

  test('says with code 1 which record was changed, and nothing of what it says', async () => {
    await query(database.ownerUrl, 'alter table audit_event disable trigger user')
    await query(
      database.ownerUrl,
      `update audit_event set patient = 'patient-2' where seq = 2 and node = 'n'`,
    )
    const { code, out } = await audit(['verify'])
    await query(
      database.ownerUrl,
      `update audit_event set patient = 'patient-1' where seq = 2 and node = 'n'`,
    )
    expect(code).toBe(1)
    expect(out).toMatch(/^✗ The audit trail was changed: 1 fault in \d+ records/m)
    expect(out).toMatch(
      /first {2}run [0-9a-f-]{36}, record 2, id [0-9a-f-]{36}, 20.*Z: column-changed/,
    )
    expect(out).not.toContain('patient-')
  })

  test('checks a long trail with several threads, part after part', async () => {
    await query(
      database.ownerUrl,
      `insert into audit_event
       select '00000000-0000-0000-0000-00000000000f', n, gen_random_uuid(), now(), 'many', 'system', 'intent',
         'process.stop', null, null, null, null, null, 'p', n::text, 'm', 'k1', pg_current_xact_id(), repeat('x', 400)
       from generate_series(1, 12000) as n`,
    )
    const { code, out } = await audit(['verify'])
    await query(database.ownerUrl, `delete from audit_event where node = 'many'`)
    expect(out).toMatch(
      /^✗ The audit trail was changed: 12,000 faults in 12,0\d\d records of \d runs/m,
    )
    expect(out).toMatch(/first {2}run 00000000-0000-0000-0000-00000000000f, record 1,/)
    expect(code).toBe(1)
  }, 120_000)

  test('says with code 2 that it could not check', async () => {
    const away = await audit(['verify'], {
      DATABASE_AUDIT_URL: 'postgres://nobody@127.0.0.1:1/none',
    })
    expect(away).toMatchObject({ code: 2, out: '' })
    expect(away.error).toContain('STORE_UNAVAILABLE')
    const keyless = await audit(['verify'], { CHARTSIDE_SECRETS_DIR: join(secrets, 'none') })
    expect(keyless).toMatchObject({ code: 2, out: '' })
    expect(keyless.error).toContain('audit-mac-keys.json')
  })

  test('explains itself when asked, and when it was not understood', async () => {
    expect(await audit(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Usage'),
    })
    const wrong = [[], ['prove'], ['verify', 'twice'], ['verify', '--fast'], ['toString']]
    for (const { code, error } of await Promise.all(wrong.map((parameters) => audit(parameters)))) {
      expect(code).toBe(2)
      expect(error).toContain('Usage')
    }
  })
})

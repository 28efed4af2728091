import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportFolder } from '#lib/adapters/audit-export/export-folder.ts'
import { fileSink } from '#lib/adapters/audit-heads/file-sink.ts'
import { noteCrypto } from '#lib/adapters/crypto/log-signer.ts'
import { postgresAuditTrees } from '#lib/adapters/postgres/audit-trees.ts'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import type { AuditTrees, LeafRun } from '#lib/audit/audit-trees.ts'
import { keysOf } from '#lib/audit/head-signer.ts'
import { verifierKey } from '#lib/audit/signed-note.ts'
import { exportAuditTrail } from '#lib/flows/export-audit-trail.ts'
import type { Result } from '#lib/kernel/result.ts'
import { writePurgedTrail } from '#lib/testing/audit/purged-trail.ts'
import { testLog } from '#lib/testing/audit/sealed-trail.ts'
import { type FreshDatabase, freshDatabase } from '#lib/testing/postgres/fresh-database.ts'
import { type OpenDatabases, openDatabases } from '#lib/testing/postgres/open-databases.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { asProcessEnv } from './process/environment.ts'

const folder = mkdtempSync(join(tmpdir(), 'chartside-purged-'))
let fresh: FreshDatabase
let opened: OpenDatabases

const vkey = keysOf(testLog, 'northside').map((key) => verifierKey(key, noteCrypto.sha256))[0] ?? ''

async function exportTo(name: string, trees: AuditTrees): Promise<void> {
  const target = exportFolder(join(folder, name))
  const deps = { trees, log: testLog, crypto: noteCrypto, target }
  const scope = { tenant: 'northside', from: null, to: null }
  unwrap(await exportAuditTrail(deps, scope, systemClock.now()))
}

const verify = (name: string) =>
  new Promise<{ code: number; out: string; error: string }>((resolve) => {
    const heads = join(folder, 'heads', 'audit-heads.ndjson')
    const command = [join(import.meta.dirname, 'verify-audit.mjs'), name, vkey, '--head', heads]
    const options = { cwd: folder, env: asProcessEnv({}) }
    execFile(process.execPath, command, options, (failure, out, error) =>
      resolve({ code: Number(failure?.code ?? 0), out, error }),
    )
  })

beforeAll(async () => {
  fresh = await freshDatabase()
  opened = openDatabases(fresh)
  await writePurgedTrail(fresh, fileSink(join(folder, 'heads')))
})
afterAll(async () => {
  await opened.end()
  await fresh.drop()
  rmSync(folder, { recursive: true })
})

test('a trail of which months were removed is still checked as a whole', async () => {
  await exportTo('whole', postgresAuditTrees(opened.reading))
  const { code, out, error } = await verify('whole')
  expect(error).toBe('')
  expect(out).toContain('32 were removed with 2019-02, 2019-03, as records in it say.')
  expect(out).toContain('heads kept outside agree')
  expect(code).toBe(0)
  expect(
    readFileSync(join(folder, 'whole', 'purged.ndjson'), 'utf8').split('\n').length,
  ).toBeLessThan(32)
})

/** Somebody with the signing key leaves things out, and puts hashes in their place. */
test('a record that was left out, and not removed, does not pass as removed', async () => {
  const trees = postgresAuditTrees(opened.reading)
  const isHidden = (index: number) => index === 39
  await exportTo('hidden', {
    ...trees,
    async *records(tenant, range) {
      for await (const batch of trees.records(tenant, range)) {
        yield batch.ok
          ? { ...batch, value: batch.value.filter(({ index }) => !isHidden(index)) }
          : batch
      }
    },
    async *purgedLeaves(tenant, size): AsyncIterable<Result<LeafRun>> {
      yield* trees.purgedLeaves(tenant, size)
      for await (const run of trees.leaves(tenant)) {
        if (!run.ok) return yield run
        const indices = run.value.indices.filter(isHidden)
        const hashes = run.value.hashes.filter((_, at) => isHidden(run.value.indices[at] ?? -1))
        yield { ok: true, value: { indices, hashes } }
      }
    },
  })
  const { code, error } = await verify('hidden')
  expect(error).toContain('the records of removals tell of others')
  expect(code).toBe(1)
})

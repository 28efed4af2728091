import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DATABASE_NAME, databaseUrl } from '#bin/postgres/database-urls.ts'
import { startTemporaryServer } from '#bin/postgres/temporary-server.ts'
import { APP_SECRETS, ensureSecrets } from '#bin/supervise/secrets.ts'
import { logSigner } from '#lib/adapters/crypto/log-signer.ts'
import { macWith } from '#lib/adapters/crypto/mac.ts'
import { readConfig } from '#lib/config/config.ts'
import { fillTrail } from './fill-trail.ts'

const MONTHS = 24
const SEED = 20_261_122

export type FilledTrail = {
  readonly ownerUrl: string
  readonly auditUrl: string
  /** For commands on it: where the database, the keys and the heads are. */
  readonly environment: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** A server of its own with a sealed trail of so many records. */
export async function filledTrail(rows: number): Promise<FilledTrail> {
  const folder = mkdtempSync(join(tmpdir(), 'chartside-bench-'))
  const { port, passwords, stop } = await startTemporaryServer({ durable: true })
  const place = { passwords, port, database: DATABASE_NAME }
  const [ownerUrl, auditUrl] = [databaseUrl('owner', place), databaseUrl('auditReader', place)]
  const environment = {
    DATABASE_URL: databaseUrl('app', place),
    DATABASE_AUDIT_URL: auditUrl,
    DATABASE_SEAL_URL: databaseUrl('sealer', place),
    CHARTSIDE_SECRETS_DIR: join(folder, 'secrets'),
    CHARTSIDE_AUDIT_HEADS_DIR: join(folder, 'heads'),
  }
  ensureSecrets(environment.CHARTSIDE_SECRETS_DIR, APP_SECRETS, { dataExists: false })
  const { auditMac, auditLog } = readConfig(environment).secrets
  const keys = { mac: macWith(auditMac), log: logSigner(auditLog) }
  const stopAll = async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const filling = fillTrail({ ownerUrl, rows, months: MONTHS, seed: SEED, ...keys }, (filled) => {
    if (filled % 250_000 === 0) console.error(`  ${filled / 1_000} thousand records`)
  })
  await filling.catch(async (failed: unknown) => {
    await stopAll()
    throw failed
  })
  return { ownerUrl, auditUrl, environment, stop: stopAll }
}

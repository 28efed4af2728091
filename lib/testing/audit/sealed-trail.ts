import pg from 'pg'
import { logSigner, noteCrypto } from '#lib/adapters/crypto/log-signer.ts'
import { postgresSealStore } from '#lib/adapters/postgres/seal-store.ts'
import type { AuditSink } from '#lib/audit/audit-sink.ts'
import type { LogSigner } from '#lib/audit/head-signer.ts'
import { connectionSettings } from '#lib/db/pool.ts'
import { sealAuditTrail } from '#lib/flows/seal-audit-trail.ts'
import { shipHeads } from '#lib/flows/ship-heads.ts'
import { aLogKeySet } from '../key-sets.ts'
import type { FreshDatabase } from '../postgres/fresh-database.ts'
import { unwrap } from '../unwrap.ts'

export const testLog = logSigner(aLogKeySet())

/** Seals what is there, and ships the heads where a sink is given. */
export async function sealAll(
  { sealUrl }: Pick<FreshDatabase, 'sealUrl'>,
  { log = testLog, sink }: { readonly log?: LogSigner; readonly sink?: AuditSink } = {},
): Promise<number> {
  const pool = new pg.Pool(connectionSettings(sealUrl, 'chartside_seal'))
  const seals = postgresSealStore(pool)
  try {
    const sealed = unwrap(await sealAuditTrail({ seals, log, crypto: noteCrypto }))
    if (sink) unwrap(await shipHeads(seals, sink))
    return sealed
  } finally {
    await pool.end()
  }
}

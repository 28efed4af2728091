import 'server-only'
import pg from 'pg'
import { logSigner, noteCrypto } from '#lib/adapters/crypto/log-signer.ts'
import { postgresSealStore } from '#lib/adapters/postgres/seal-store.ts'
import { isSealLate } from '#lib/audit/audit-integrity.ts'
import { connectionSettings, surviveBrokenConnections } from '#lib/db/pool.ts'
import { sealAuditTrail } from '#lib/flows/seal-audit-trail.ts'
import { shipHeads } from '#lib/flows/ship-heads.ts'
import type { Result } from '#lib/kernel/result.ts'
import { auditSinks } from './audit-sinks.ts'
import { server } from './server.ts'

const LOOK_EVERY_MS = 5_000
const SEAL_EVERY_MS = 30_000
/** So many waiting records are sealed at once, however short the time. */
const MANY = 5_000

export type AuditSealer = { readonly stop: () => Promise<void> }

/**
 * Seals the audit trail twice a minute, or sooner when much was written, and ships the signed heads.
 * Any number of processes may do so; one at a time seals. What fails is tried again: nobody's work
 * waits for a seal.
 */
export function startAuditSealer(): AuditSealer {
  const { config, log, clock, integrity } = server()
  const settings = connectionSettings(config.sealDatabaseUrl, 'chartside_seal')
  const pool = new pg.Pool({ ...settings, max: 1 })
  surviveBrokenConnections(pool)
  const seals = postgresSealStore(pool)
  const deps = { seals, log: logSigner(config.secrets.auditLog), crypto: noteCrypto }
  const sinks = auditSinks(config)
  let sealedAt = Number.NEGATIVE_INFINITY

  const work = async (atLeast: number): Promise<void> => {
    const sealed = await sealAuditTrail(deps, atLeast)
    report('audit.not-sealed', sealed)
    if (sealed.ok && atLeast === 1) sealedAt = performance.now()
    for (const sink of sinks) report('audit.heads-not-shipped', await shipHeads(seals, sink))
    if (atLeast === 1) await alarm()
  }
  /** Something holds sealing back, such as a transaction that is open for long: nobody waits for it. */
  const alarm = async (): Promise<void> => {
    const lag = await integrity.sealLag()
    if (!lag.ok || !isSealLate(lag.value, clock.now())) return
    log.error('audit.sealed-late', { count: lag.value.records })
  }
  const report = (event: string, result: Result<number>): void => {
    if (!result.ok) log.error(event, { code: result.error.code, reason: result.error.reason })
  }
  const look = (): Promise<void> => {
    const isTime = performance.now() - sealedAt >= SEAL_EVERY_MS
    return work(isTime ? 1 : MANY).catch((bug: unknown) => {
      log.error('audit.not-sealed', { reason: bug instanceof Error ? bug.name : typeof bug })
    })
  }

  if (sinks.length === 0) log.warn('audit.heads-stay-in-the-database')
  const stopLooking = repeatedly(look)
  return {
    async stop() {
      await stopLooking()
      await pool.end()
    },
  }
}

/** One at a time, however long it takes. */
function repeatedly(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= work().finally(() => {
      running = undefined
    })
  }, LOOK_EVERY_MS)
  return async () => {
    clearInterval(timer)
    await running
  }
}

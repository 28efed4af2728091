// The thread on which the worker checks the whole trail when somebody asks for it in the console.
import { parentPort } from 'node:worker_threads'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import { verifyAuditTrail } from '#lib/flows/verify-audit-trail.ts'
import { verifyAuditTrees } from '#lib/flows/verify-audit-trees.ts'
import type { Result } from '#lib/kernel/result.ts'
import { keepVerification } from './keep-verification.ts'
import { openAudit } from './open-audit.ts'

const TELL_EVERY = 5_000

let told = 0
function tell(records: number): void {
  if (records < told + TELL_EVERY) return
  told = records
  parentPort?.postMessage(records)
}

/** An error ends the thread, which whoever started it hears of. */
function read<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.error.code)
}

const audit = openAudit()
const startedAt = systemClock.now()
const trail = read(await verifyAuditTrail(audit.trail, audit.chainKeys, tell))
const trees = read(await verifyAuditTrees(audit, trail.purges))
read(await keepVerification(audit, startedAt, trail, trees))
await audit.close()

import { systemClock } from '#lib/adapters/system/system-clock.ts'
import {
  type TrailReport,
  verifyAuditTrail,
  verifyAuditTrailInParts,
} from '#lib/flows/verify-audit-trail.ts'
import { verifyAuditTrees } from '#lib/flows/verify-audit-trees.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { keepVerification } from './keep-verification.ts'
import type { OpenAudit } from './open-audit.ts'
import { openPartCheckers } from './part-checkers.ts'
import { counter, reportLines, treeLines } from './report-lines.ts'

/** A trail of fewer parts is done before threads have begun. */
const WORTH_THREADS = 4

/** Checks chains, then trees. @returns whether all is as it was written and signed */
export async function verify(audit: OpenAudit): Promise<Result<boolean>> {
  const records = counter(process.stderr)
  const startedAt = systemClock.now()
  const started = performance.now()
  const trail = await verifyRecords(audit, records.show)
  records.clear()
  if (!trail.ok) return trail
  for (const line of reportLines(trail.value, performance.now() - started)) console.log(line)

  const leaves = counter(process.stderr, 'sealed record')
  const trees = await verifyAuditTrees(audit, trail.value.purges, leaves.show)
  leaves.clear()
  if (!trees.ok) return trees
  const told = treeLines(trees.value, trail.value.records)
  for (const line of told) console.log(line)
  const kept = await keepVerification(audit, startedAt, trail.value, trees.value)
  if (!kept.ok) return kept
  return ok(trail.value.faults.count + trees.value.faults.count === 0)
}

async function verifyRecords(
  { trail, chainKeys }: OpenAudit,
  onProgress: (records: number) => void,
): Promise<Result<TrailReport>> {
  const parts = await trail.parts()
  if (!parts.ok) return parts
  if (parts.value.length < WORTH_THREADS) return verifyAuditTrail(trail, chainKeys, onProgress)
  const checkers = openPartCheckers(onProgress)
  return verifyAuditTrailInParts(
    trail,
    chainKeys,
    parts.value,
    checkers.check,
    checkers.width,
  ).finally(() => checkers.close())
}

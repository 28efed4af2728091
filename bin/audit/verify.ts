import { verifyAuditTrail } from '#lib/flows/verify-audit-trail.ts'
import { verifyAuditTrees } from '#lib/flows/verify-audit-trees.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import type { OpenAudit } from './open-audit.ts'
import { counter, reportLines, treeLines } from './report-lines.ts'

/** Checks chains, then trees. @returns whether all is as it was written and signed */
export async function verify(audit: OpenAudit): Promise<Result<boolean>> {
  const records = counter(process.stderr)
  const started = performance.now()
  const trail = await verifyAuditTrail(audit.trail, audit.chainKeys, records.show)
  records.clear()
  if (!trail.ok) return trail
  for (const line of reportLines(trail.value, performance.now() - started)) console.log(line)

  const leaves = counter(process.stderr, 'sealed record')
  const trees = await verifyAuditTrees(audit, leaves.show)
  leaves.clear()
  if (!trees.ok) return trees
  for (const line of treeLines(trees.value, trail.value.records)) console.log(line)
  return ok(trail.value.faults.count + trees.value.faults.count === 0)
}

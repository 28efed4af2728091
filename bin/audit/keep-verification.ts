import { postgresAuditIntegrity } from '#lib/adapters/postgres/audit-integrity.ts'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import type { TrailReport } from '#lib/flows/verify-audit-trail.ts'
import type { TreeReport } from '#lib/flows/verify-audit-trees.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { OpenAudit } from './open-audit.ts'
import { verificationOf } from './report-lines.ts'

/** For the console; kinds of fault, runs and numbers, nothing of what a record says. */
export function keepVerification(
  { databases }: OpenAudit,
  startedAt: Instant,
  trail: TrailReport,
  trees: TreeReport,
): Promise<Result<void>> {
  const endedAt = systemClock.now()
  const found = verificationOf(trail, trees, { startedAt, endedAt })
  return postgresAuditIntegrity(databases).keepVerification(found)
}

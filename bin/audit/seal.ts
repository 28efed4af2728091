import { sealAuditTrail } from '#lib/flows/seal-audit-trail.ts'
import { shipHeads } from '#lib/flows/ship-heads.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import type { OpenAudit } from './open-audit.ts'
import { counter } from './report-lines.ts'

/** What the worker does twice a minute, now. */
export async function seal({ seals, sinks, log, crypto }: OpenAudit): Promise<Result<boolean>> {
  const progress = counter(process.stderr)
  const sealed = await sealAuditTrail({ seals, log, crypto }, 1, progress.show)
  progress.clear()
  if (!sealed.ok) return sealed
  console.log(`✓ ${sealed.value} records sealed.`)
  for (const sink of sinks) {
    const shipped = await shipHeads(seals, sink)
    if (!shipped.ok) return shipped
    console.log(`✓ ${shipped.value} signed heads shipped (${sink.name}).`)
  }
  return ok(true)
}

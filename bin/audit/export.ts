import { exportFolder } from '#lib/adapters/audit-export/export-folder.ts'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import { exportAuditTrail } from '#lib/flows/export-audit-trail.ts'
import { type Instant, parseInstant } from '#lib/kernel/instant.ts'
import { ok, type Result } from '#lib/kernel/result.ts'

import type { OpenAudit } from './open-audit.ts'
import { recordAccess } from './record-access.ts'
import { counter } from './report-lines.ts'

/** Writes everything of a tenant that is sealed, or what is within the times, into a new folder. */
export async function exportTrail(
  audit: OpenAudit,
  [tenant = '', folder = '', from, to]: readonly string[],
): Promise<Result<boolean>> {
  const scope = { tenant, from: instant(from), to: instant(to) }
  const event = { action: 'audit.export', scope: 'tenant', from: scope.from, to: scope.to } as const
  const target = exportFolder(folder)
  const progress = counter(process.stderr)
  const exported = await recordAccess(audit, tenant, event, () =>
    exportAuditTrail({ ...audit, target }, scope, systemClock.now(), progress.show),
  )
  progress.clear()
  if (!exported.ok) return exported
  if (exported.value === undefined) {
    console.error('Nothing of this tenant is sealed.')
    return ok(false)
  }
  console.log(`✓ ${exported.value} records of ${tenant} in ${folder}, signed in manifest.note.`)
  console.log('  Whoever gets it checks it with: node bin/verify-audit.mjs <folder> <key>')
  return ok(true)
}

function instant(text: string | undefined): Instant | null {
  if (text === undefined) return null
  const parsed = parseInstant(text)
  if (!parsed) throw new Error('times are written like 2026-11-19T00:00:00Z')
  return parsed
}

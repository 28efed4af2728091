import { type AuditLog, note } from '../audit/audit-log.ts'
import type { LaunchId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { LaunchStore } from '../smart/launch-store.ts'
import { nobody } from './refuse-launch.ts'

type Deps = {
  readonly audit: AuditLog
  readonly launches: LaunchStore
  /** Fails when this launch was knocked at too often to be noted again. */
  readonly mayNote: (launchId: LaunchId) => Promise<Result<void>>
}

/**
 * Puts on the trail that somebody without its secret came to a launch that exists. Who it was is
 * not known, so neither its user nor its patient is named. A launch that does not exist is no
 * access, and nothing is noted of it.
 *
 * @returns AUDIT_UNAVAILABLE, STORE_UNAVAILABLE, RATE_LIMITED; the refusal stands whatever comes
 */
export async function noteRefusedSession(deps: Deps, launchId: LaunchId): Promise<Result<void>> {
  const allowed = await deps.mayNote(launchId)
  if (!allowed.ok) return allowed
  const found = await deps.launches.find(launchId)
  if (!found.ok || !found.value) return found.ok ? ok(undefined) : found
  const { tenant, ehrId } = found.value.launch
  const event = { action: 'access.refuse', code: 'SESSION_MISSING', entry: 'session' } as const
  return note(deps.audit, { ...nobody, tenant, ehrId, launchId }, event)
}

import { audited } from '../audit/audit-log.ts'
import { ok, type Result } from '../kernel/result.ts'
import { launchWho } from '../smart/launch-who.ts'
import type { LaunchDeps } from './launch-deps.ts'
import type { OpenLaunch } from './resume-launch.ts'

type EndDeps = Pick<LaunchDeps, 'audit' | 'authorization' | 'launches' | 'clock'>

/**
 * Ends a session because its user says so: the EHR is told to revoke the tokens, and ours are
 * forgotten (S19). A note that was signed and not yet filed waits for the next sign-in.
 *
 * @returns AUDIT_UNAVAILABLE, STORE_UNAVAILABLE; a revocation that fails does not keep it open
 */
export async function endLaunch(
  deps: EndDeps,
  { launch, registration }: OpenLaunch,
): Promise<Result<void>> {
  const tokens = await deps.launches.tokens(launch.id)
  if (!tokens.ok) return tokens
  const token = tokens.value?.refresh ?? tokens.value?.access
  if (token) {
    const revoking = { action: 'token.revoke' } as const
    const revoked = await audited(deps.audit, launchWho(launch), revoking, (grant) =>
      deps.authorization.revoke(grant, registration, token),
    )
    if (!revoked.ok && revoked.error.code === 'AUDIT_UNAVAILABLE') return revoked
  }
  const ended = await deps.launches.end(launch.id, 'user', deps.clock.now())
  return ended.ok ? ok(undefined) : ended
}

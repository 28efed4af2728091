import { note } from '../audit/audit-log.ts'
import { appError } from '../kernel/app-error.ts'
import type { LaunchId } from '../kernel/ids.ts'
import { millisecondsBetween } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { EhrRegistration } from '../smart/ehr-registration.ts'
import type { Launch } from '../smart/launch.ts'
import type { StoredLaunch } from '../smart/launch-store.ts'
import { launchWho } from '../smart/launch-who.ts'
import type { LaunchDeps } from './launch-deps.ts'

const MINUTE_MS = 60_000
const TOUCH_EVERY_MS = 30_000

type ResumeDeps = Pick<LaunchDeps, 'audit' | 'ehrs' | 'launches' | 'clock' | 'sha256'>

export type OpenLaunch = {
  readonly launch: Launch
  readonly registration: EhrRegistration
  /** What a page of this session sends with every action; another session's is worth nothing (S21). */
  readonly pageToken: string
  /** Nothing of the patient may go out any more; only what was written before may come in. */
  readonly isLocked: boolean
}

/**
 * The session behind a request: the launch that the path names, if this browser holds its secret
 * and it is neither over nor locked.
 *
 * @param request.mayBeLocked for what a locked session still takes, and which tells nothing
 * @param request.isUse whether the request shows that somebody is there; a poll does not
 * @returns SESSION_MISSING, SESSION_LOCKED, SESSION_ENDED, AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export async function resumeLaunch(
  deps: ResumeDeps,
  request: {
    readonly launchId: LaunchId
    readonly secret: string | undefined
    readonly isUse: boolean
    readonly mayBeLocked?: boolean
  },
): Promise<Result<OpenLaunch>> {
  const { launchId, secret, isUse, mayBeLocked = false } = request
  if (!secret) return err(appError('SESSION_MISSING'))
  const found = await deps.launches.find(launchId)
  if (!found.ok) return found
  const stored = found.value
  if (stored?.secretHash !== deps.sha256(secret)) return err(appError('SESSION_MISSING'))
  const registration = deps.ehrs.byId(stored.launch.ehrId)
  // The entry may name another server by now, on which the patient's id is somebody else's.
  if (registration?.issuer !== stored.launch.ehrIss) {
    return err(appError('SESSION_ENDED', { reason: 'no longer registered' }))
  }
  const over = await endWhenOver(deps, stored, registration)
  const isLocked = !over.ok && over.error.code === 'SESSION_LOCKED'
  if (!over.ok && !(isLocked && mayBeLocked)) return over
  const isStale = millisecondsBetween(stored.lastUsedAt, deps.clock.now()) > TOUCH_EVERY_MS
  if (isUse && isStale && !isLocked) {
    const touched = await deps.launches.touch(launchId, deps.clock.now())
    if (!touched.ok) return touched
  }
  const pageToken = deps.sha256(`page ${stored.secretHash}`)
  return ok({ launch: stored.launch, registration, pageToken, isLocked })
}

async function endWhenOver(
  deps: ResumeDeps,
  stored: StoredLaunch,
  registration: EhrRegistration,
): Promise<Result<void>> {
  const now = deps.clock.now()
  if (stored.endedAt) return err(appError('SESSION_ENDED'))
  if (now >= stored.launch.endsAt) return endAtLimit(deps, stored)
  if (stored.lockedAt) return err(appError('SESSION_LOCKED'))
  const idleMs = millisecondsBetween(stored.lastUsedAt, now)
  if (idleMs < registration.idleMinutes * MINUTE_MS) return ok(undefined)
  return lock(deps, stored.launch)
}

async function endAtLimit(deps: ResumeDeps, { launch }: StoredLaunch): Promise<Result<never>> {
  const recorded = await note(deps.audit, launchWho(launch), {
    action: 'session.end',
    why: 'limit',
  })
  if (!recorded.ok) return recorded
  const ended = await deps.launches.end(launch.id, 'limit', deps.clock.now())
  return ended.ok ? err(appError('SESSION_ENDED')) : ended
}

/**
 * Locks a launch: no patient data through it any more. Its draft and its filings stay.
 * @returns SESSION_LOCKED, so that callers can answer with it
 */
export async function lock(
  deps: Pick<ResumeDeps, 'audit' | 'launches' | 'clock'>,
  launch: Launch,
): Promise<Result<never>> {
  const recorded = await note(deps.audit, launchWho(launch), { action: 'session.lock' })
  if (!recorded.ok) return recorded
  const locked = await deps.launches.lock(launch.id, deps.clock.now())
  return locked.ok ? err(appError('SESSION_LOCKED')) : locked
}

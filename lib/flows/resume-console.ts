import { note } from '../audit/audit-log.ts'
import { type ConsoleEnd, type ConsoleSession, tenantsOf } from '../console/console-session.ts'
import type { StoredConsoleSession } from '../console/console-store.ts'
import { appError } from '../kernel/app-error.ts'
import { type Instant, millisecondsBetween } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type ConsoleDeps, consoleWho } from './console-deps.ts'

const MINUTE_MS = 60_000
const TOUCH_EVERY_MS = 30_000

type ResumeDeps = Pick<ConsoleDeps, 'audit' | 'sessions' | 'settings' | 'clock' | 'sha256'>

export type OpenConsole = {
  readonly session: ConsoleSession
  /** What each form of this session's pages carries; another session's is worth nothing. */
  readonly pageToken: string
}

/**
 * The console session behind a request, if it is neither over nor idle for too long.
 * @returns SESSION_MISSING, SESSION_ENDED, AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export async function resumeConsole(
  deps: ResumeDeps,
  secret: string | undefined,
): Promise<Result<OpenConsole>> {
  if (!secret) return err(appError('SESSION_MISSING'))
  const secretHash = deps.sha256(secret)
  const found = await deps.sessions.find(secretHash)
  if (!found.ok) return found
  const stored = found.value
  if (!stored) return err(appError('SESSION_MISSING'))
  if (stored.endedAt) return err(appError('SESSION_ENDED'))
  const now = deps.clock.now()
  const why = whyOver(stored, now, deps.settings.idleMinutes)
  if (why) {
    const ended = await endConsole(deps, stored.session, why)
    return ended.ok ? err(appError('SESSION_ENDED')) : ended
  }
  if (millisecondsBetween(stored.lastUsedAt, now) > TOUCH_EVERY_MS) {
    const touched = await deps.sessions.touch(stored.session.id, now)
    if (!touched.ok) return touched
  }
  return ok({ session: stored.session, pageToken: deps.sha256(`console page ${secretHash}`) })
}

/** Why a session is over; undefined while it is not. */
export function whyOver(
  { session, lastUsedAt }: StoredConsoleSession,
  now: Instant,
  idleMinutes: number,
): ConsoleEnd | undefined {
  if (now >= session.endsAt) return 'limit'
  return millisecondsBetween(lastUsedAt, now) >= idleMinutes * MINUTE_MS ? 'idle' : undefined
}

/**
 * Ends a session, after its end is on the trail of every organisation that it could look at. Whoever
 * is interrupted in between, or meets another who ends it, leaves that record twice and never missing.
 */
export async function endConsole(
  { audit, sessions, clock }: Pick<ConsoleDeps, 'audit' | 'sessions' | 'clock'>,
  { id, user }: ConsoleSession,
  why: ConsoleEnd,
): Promise<Result<void>> {
  for (const tenant of tenantsOf(user)) {
    const recorded = await note(audit, consoleWho(tenant, user), { action: 'console.end', why })
    if (!recorded.ok) return recorded
  }
  return sessions.end(id, why, clock.now())
}

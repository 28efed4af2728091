// All moments are milliseconds of this browser's clock. It goes on while the machine sleeps, so that
// a laptop that is opened again is locked at once.

export type Idle = {
  /** When somebody last used the page. */
  readonly usedAt: number
  /** When the server was last told. */
  readonly toldAt: number
}

export type SessionLimits = {
  /** How long nobody may use the page. */
  readonly idleMs: number
  /** When the session is over whatever happens. */
  readonly endsAt: number
}

export type SessionStage =
  | { readonly kind: 'open' }
  /** It locks unless somebody is there. */
  | { readonly kind: 'locks-soon'; readonly seconds: number }
  /** It ends whatever anybody does. */
  | { readonly kind: 'ends-soon' }
  | { readonly kind: 'over'; readonly why: 'idle' | 'limit' }

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** UX10: warned a minute before the lock, ten minutes before the end. */
const LOCK_WARNING_MS = MINUTE
const END_WARNING_MS = 10 * MINUTE
const TELL_EVERY_MS = MINUTE

/** How the session stands for the page at this moment. */
export function sessionStage({ usedAt }: Idle, limits: SessionLimits, now: number): SessionStage {
  if (now >= limits.endsAt) return { kind: 'over', why: 'limit' }
  const leftMs = usedAt + limits.idleMs - now
  if (leftMs <= 0) return { kind: 'over', why: 'idle' }
  if (leftMs <= LOCK_WARNING_MS) return { kind: 'locks-soon', seconds: Math.ceil(leftMs / SECOND) }
  return limits.endsAt - now <= END_WARNING_MS ? { kind: 'ends-soon' } : { kind: 'open' }
}

/** Somebody used the page. After the limit that brings nothing back. */
export const withUse = (idle: Idle, limits: SessionLimits, now: number): Idle =>
  sessionStage(idle, limits, now).kind === 'over' ? idle : { ...idle, usedAt: now }

/**
 * Whether the server has to be told that somebody was there: at most once a minute, and also after
 * the last use, so that the server never locks before the page does.
 */
export const isTellingDue = ({ usedAt, toldAt }: Idle, now: number): boolean =>
  usedAt > toldAt && now - toldAt >= TELL_EVERY_MS

/** The seconds at which the time that is left is said aloud: every second would be noise. */
export const isSaidAloud = (seconds: number): boolean => [60, 30, 10].includes(seconds)

import type { AppErrorCode } from '#lib/kernel/app-error.ts'

/** What a request may learn of the session: it is locked, over, or not this browser's. */
export type SessionCode = Extract<
  AppErrorCode,
  'SESSION_LOCKED' | 'SESSION_ENDED' | 'SESSION_MISSING'
>

const CODES: readonly AppErrorCode[] = [
  'SESSION_LOCKED',
  'SESSION_ENDED',
  'SESSION_MISSING',
] satisfies readonly SessionCode[]

const isSessionCode = (code: AppErrorCode): code is SessionCode => CODES.includes(code)

const listeners = new Set<(code: SessionCode) => void>()

/**
 * Any request that was refused tells its code here; when it is about the session, the page is
 * covered. Other codes are nothing to it, so a caller need not look first.
 */
export function reportSession(code: AppErrorCode): void {
  if (!isSessionCode(code)) return
  for (const listener of [...listeners]) listener(code)
}

/** @returns how to stop listening */
export function onSessionReport(listener: (code: SessionCode) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

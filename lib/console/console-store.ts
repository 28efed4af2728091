import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { ConsoleEnd, ConsoleSession } from './console-session.ts'

/** A sign-in under way at the identity provider. */
export type PendingSignIn = {
  /** Of the secret in the cookie of the browser that began it. */
  readonly bindHash: string
  readonly codeVerifier: string
  readonly nonce: string
  readonly expiresAt: Instant
}

export type StoredConsoleSession = {
  readonly session: ConsoleSession
  readonly lastUsedAt: Instant
  readonly endedAt: Instant | undefined
}

/** Console sessions. Every answer may be STORE_UNAVAILABLE. */
export interface ConsoleStore {
  savePending(stateHash: string, pending: PendingSignIn, at: Instant): Promise<Result<void>>
  /** One use. Undefined: unknown, used or expired. */
  takePending(stateHash: string, at: Instant): Promise<Result<PendingSignIn | undefined>>
  open(session: ConsoleSession, secretHash: string): Promise<Result<void>>
  find(secretHash: string): Promise<Result<StoredConsoleSession | undefined>>
  touch(id: string, at: Instant): Promise<Result<void>>
  /** Open ones past their limit, or not used since `idleSince`. */
  over(
    now: Instant,
    idleSince: Instant,
    limit: number,
  ): Promise<Result<readonly StoredConsoleSession[]>>
  /** Forgets sessions that ended before, and sign-ins that nobody came back from. */
  forget(before: Instant): Promise<Result<void>>
  /** One that is over stays as it ended. */
  end(id: string, why: ConsoleEnd, at: Instant): Promise<Result<void>>
}

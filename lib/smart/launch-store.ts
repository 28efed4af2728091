import type { EhrId, LaunchId, TenantId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { Launch, LaunchIdentity } from './launch.ts'
import type { Tokens } from './token-response.ts'

/** A launch that waits for the EHR's authorization server to send the browser back. */
export type PendingLaunch = {
  readonly launchId: LaunchId
  readonly tenant: TenantId
  readonly ehrId: EhrId
  /** The FHIR base URL whose authorization server was asked. */
  readonly ehrIss: string
  /** SHA-256 of the secret in the browser's cookie. */
  readonly bindHash: string
  readonly codeVerifier: string
  readonly nonce: string
  readonly redirectUri: string
  readonly askedScopes: readonly string[]
  readonly expiresAt: Instant
}

/** A launch as stored, with what decides whether it is still open. */
export type StoredLaunch = {
  readonly launch: Launch
  /** SHA-256 of the secret in the browser's cookie. */
  readonly secretHash: string
  readonly lastUsedAt: Instant
  readonly lockedAt: Instant | undefined
  readonly endedAt: Instant | undefined
}

export type LaunchEnd = 'user' | 'limit' | 'ehr'

/** Where launches are kept. Every method may answer STORE_UNAVAILABLE. */
export interface LaunchStore {
  savePending(stateHash: string, pending: PendingLaunch, at: Instant): Promise<Result<void>>
  /** Takes it out: a state works once. Expired ones are gone. */
  takePending(stateHash: string, at: Instant): Promise<Result<PendingLaunch | undefined>>
  /** Forgets those that expired. */
  dropPending(now: Instant): Promise<Result<void>>
  open(stored: Omit<StoredLaunch, 'lockedAt' | 'endedAt'>, tokens: Tokens): Promise<Result<void>>
  find(id: LaunchId): Promise<Result<StoredLaunch | undefined>>
  touch(id: LaunchId, at: Instant): Promise<Result<void>>
  /** @returns whether it was this call that locked it */
  lock(id: LaunchId, at: Instant): Promise<Result<boolean>>
  /** Ends it and forgets its tokens; the first reason stands. */
  end(id: LaunchId, why: LaunchEnd, at: Instant): Promise<Result<void>>
  /** Launches past their limit that nobody ended yet, `limit` at most. */
  pastLimit(now: Instant, limit: number): Promise<Result<readonly Launch[]>>
  /** Who patient, visit and user are, as read when the chart was opened. */
  keepIdentity(id: LaunchId, identity: LaunchIdentity): Promise<Result<void>>
  identity(id: LaunchId): Promise<Result<LaunchIdentity | undefined>>
  tokens(id: LaunchId): Promise<Result<Tokens | undefined>>
  /**
   * Runs `refresh` while no other process can refresh the same launch (A7). It gets the tokens as
   * they are after the lock was taken, and what it returns is saved before the lock is let go.
   * @returns the tokens to use now; SESSION_ENDED when the launch has none
   */
  refreshTokens(
    id: LaunchId,
    refresh: (current: Tokens) => Promise<Result<Tokens>>,
  ): Promise<Result<Tokens>>
}

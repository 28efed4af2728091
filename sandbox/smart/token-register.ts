import type { CodeGrant, Grant, Launch } from './grant.ts'
import { createOneUseValues, type OneUseValues, randomValue } from './one-use-values.ts'
import { createRecorder, type Recorder } from './recorder.ts'
import { createRefreshTokens, type RefreshTokens } from './refresh-tokens.ts'

export type IssuedAccess = {
  readonly token: string
  readonly clientId: string
  readonly practitionerId: string
  readonly patientId?: string | undefined
  readonly encounterId?: string | undefined
  readonly scopes: readonly string[]
  readonly expiresAt: Date
  readonly revoked: boolean
  readonly family: string
}

/** Everything one site's authorization server has given out, and what it saw while doing so. */
export interface TokenRegister {
  issue(grant: Grant, expiresAt: Date): IssuedAccess
  check(bearer: string, now: Date): IssuedAccess | 'unknown' | 'expired' | 'revoked'
  /** Every access token, oldest first. */
  list(): readonly IssuedAccess[]
  revoke(token: string): void
  /** Access and refresh tokens of one grant. */
  revokeFamily(family: string): void
  revokeAll(): void
  /** All access tokens are past their time from now on; refresh tokens still work. */
  expireAll(): void
  /** What `online_access` gave ends with the user's session in the EHR. */
  endOnlineAccess(practitionerId: string): void
  readonly refresh: RefreshTokens
  readonly codes: OneUseValues<CodeGrant>
  readonly launches: OneUseValues<Launch>
  /** Names of client assertions that were used (`jti`). */
  readonly assertions: Set<string>
  readonly recorder: Recorder
  /** Forgets everything. */
  clear(): void
}

const longAgo = new Date(0)

export function createTokenRegister(): TokenRegister {
  const access = new Map<string, IssuedAccess>()
  const refresh = createRefreshTokens()
  const codes = createOneUseValues<CodeGrant>()
  const launches = createOneUseValues<Launch>()
  const assertions = new Set<string>()
  const recorder = createRecorder()

  const change = (
    concerns: (token: IssuedAccess) => boolean,
    changes: Partial<IssuedAccess>,
  ): void => {
    for (const issued of access.values()) {
      if (concerns(issued)) access.set(issued.token, { ...issued, ...changes })
    }
  }
  const revokeFamilies = (families: readonly string[]): void => {
    change(({ family }) => families.includes(family), { revoked: true })
    refresh.revoke(({ grant }) => families.includes(grant.family))
  }

  return {
    issue: ({ nonce: _, ...grant }, expiresAt) => {
      const issued = { ...grant, token: randomValue(), expiresAt, revoked: false }
      access.set(issued.token, issued)
      return issued
    },
    check: (bearer, now) => {
      const issued = access.get(bearer)
      if (!issued) return 'unknown'
      if (issued.revoked) return 'revoked'
      return now < issued.expiresAt ? issued : 'expired'
    },
    list: () => [...access.values()],
    revoke: (token) => change((issued) => issued.token === token, { revoked: true }),
    revokeFamily: (family) => revokeFamilies([family]),
    revokeAll: () => {
      change(() => true, { revoked: true })
      refresh.revoke(() => true)
    },
    expireAll: () => change(() => true, { expiresAt: longAgo }),
    endOnlineAccess: (practitionerId) => {
      const online = refresh
        .list()
        .filter(
          ({ access, grant }) => access === 'online' && grant.practitionerId === practitionerId,
        )
      revokeFamilies(online.map(({ grant }) => grant.family))
    },
    refresh,
    codes,
    launches,
    assertions,
    recorder,
    clear: () => {
      for (const part of [access, refresh, codes, launches, assertions, recorder]) part.clear()
    },
  }
}

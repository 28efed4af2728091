import type { Grant } from './grant.ts'
import { randomValue } from './one-use-values.ts'

export type IssuedRefresh = {
  readonly token: string
  readonly grant: Grant
  /** `online`: only while the user is signed in to the EHR (2.2.0@215, @216). */
  readonly access: 'online' | 'offline'
  readonly expiresAt: Date
  readonly state: 'current' | 'rotated' | 'revoked'
}

export interface RefreshTokens {
  issue(grant: Grant, access: 'online' | 'offline', expiresAt: Date): IssuedRefresh
  look(token: string): IssuedRefresh | undefined
  /** The token has been exchanged for a newer one. */
  rotate(token: string): void
  revoke(concerns: (issued: IssuedRefresh) => boolean): void
  list(): readonly IssuedRefresh[]
  clear(): void
}

export function createRefreshTokens(): RefreshTokens {
  const tokens = new Map<string, IssuedRefresh>()
  const mark = (issued: IssuedRefresh, state: IssuedRefresh['state']): void => {
    tokens.set(issued.token, { ...issued, state })
  }
  return {
    issue: (grant, access, expiresAt) => {
      const issued: IssuedRefresh = {
        token: randomValue(),
        grant,
        access,
        expiresAt,
        state: 'current',
      }
      tokens.set(issued.token, issued)
      return issued
    },
    look: (token) => tokens.get(token),
    rotate: (token) => {
      const issued = tokens.get(token)
      if (issued) mark(issued, 'rotated')
    },
    revoke: (concerns) => {
      for (const issued of tokens.values()) if (concerns(issued)) mark(issued, 'revoked')
    },
    list: () => [...tokens.values()],
    clear: () => tokens.clear(),
  }
}

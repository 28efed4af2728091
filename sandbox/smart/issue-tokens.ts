import type { Site } from '../site.ts'
import type { Grant } from './grant.ts'
import { issueIdToken } from './id-token.ts'
import { launchContext } from './launch-context.ts'
import type { SmartModes } from './negative-modes.ts'
import { secondsAfter } from './one-use-values.ts'
import type { Refreshed } from './redeem-refresh-token.ts'
import { v1Spelling } from './scope.ts'
import type { SigningKeys } from './signing-keys.ts'

const accessSeconds: Readonly<Record<SmartModes['accessLifetime'], number>> = {
  '1h': 3600,
  '60s': 60,
  '5s': 5,
}

const HOUR = 3600
const refreshSeconds = {
  usual: { online: 8 * HOUR, offline: 30 * 24 * HOUR },
  '60s': { online: 60, offline: 60 },
} as const satisfies Readonly<Record<SmartModes['refreshLifetime'], object>>

function scopeReply(site: Site, scopes: readonly string[]): string | undefined {
  switch (site.settings.smart.scopesInReply) {
    case 'as-granted':
      return scopes.join(' ')
    case 'other-order':
      return scopes.toReversed().join(' ')
    case 'v1-spelling':
      return [...new Set(scopes.flatMap(v1Spelling))].join(' ')
    case 'absent':
      return undefined
  }
}

function newRefreshToken(site: Site, grant: Grant): string | undefined {
  const access = (['offline', 'online'] as const).find((kind) =>
    grant.scopes.includes(`${kind}_access`),
  )
  const { refreshToken, refreshLifetime } = site.settings.smart
  if (!access || refreshToken === 'never') return undefined
  const expiresAt = secondsAfter(site.now(), refreshSeconds[refreshLifetime][access])
  return site.tokens.refresh.issue(grant, access, expiresAt).token
}

/** The next refresh token keeps the scopes of the first (RFC 6749 §6). */
function nextRefreshToken(site: Site, { spent }: Refreshed): string | undefined {
  if (site.settings.smart.refreshToken === 'kept') return undefined
  site.tokens.refresh.rotate(spent.token)
  return newRefreshToken(site, spent.grant)
}

type TokenReply = Readonly<Record<string, unknown>>

/** A token reply with SMART launch context (RFC 6749 §5.1; SMART 2.2 "Obtain access token"). */
async function reply(
  site: Site,
  grant: Grant,
  options: {
    readonly keys: SigningKeys
    readonly isRefresh: boolean
    readonly refreshToken: string | undefined
  },
): Promise<TokenReply> {
  const seconds = accessSeconds[site.settings.smart.accessLifetime]
  const issued = site.tokens.issue(grant, secondsAfter(site.now(), seconds))
  const idToken = grant.scopes.includes('openid')
    ? await issueIdToken(site, grant, options)
    : undefined
  return {
    access_token: issued.token,
    token_type: 'Bearer',
    expires_in: seconds,
    scope: scopeReply(site, grant.scopes),
    refresh_token: options.refreshToken,
    id_token: idToken,
    ...launchContext(site, grant, options.isRefresh),
  }
}

export const firstTokens = (site: Site, grant: Grant, keys: SigningKeys): Promise<TokenReply> =>
  reply(site, grant, { keys, isRefresh: false, refreshToken: newRefreshToken(site, grant) })

export const refreshedTokens = (
  site: Site,
  refreshed: Refreshed,
  keys: SigningKeys,
): Promise<TokenReply> =>
  reply(site, refreshed.grant, {
    keys,
    isRefresh: true,
    refreshToken: nextRefreshToken(site, refreshed),
  })

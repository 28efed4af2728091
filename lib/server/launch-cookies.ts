import 'server-only'
import type { LaunchId } from '#lib/kernel/ids.ts'

// One cookie per launch: `__Host-` forbids path scoping, and one shared name would let the second
// chart overwrite the first (A5). The name needs to be distinct, not secret.
const tag = (launchId: LaunchId): string =>
  launchId.slice(launchId.lastIndexOf('.') + 1).slice(0, 8)

export const pendingCookie = (launchId: LaunchId): string => `__Host-p-${tag(launchId)}`
export const sessionCookie = (launchId: LaunchId): string => `__Host-s-${tag(launchId)}`

/** Shows whether this browser keeps cookies for us where we are framed (A2). */
export const PROBE_COOKIE = '__Host-probe'

/**
 * The only form in which a cookie of ours is set. Partitioned is what survives a cross-site frame
 * with third-party cookies blocked; it also keeps the cookie out of other sites' frames (S3).
 */
export const cookieAttributes = (maxAgeSeconds: number) =>
  ({
    httpOnly: true,
    secure: true,
    sameSite: 'none',
    partitioned: true,
    path: '/',
    maxAge: maxAgeSeconds,
  }) as const

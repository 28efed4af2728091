import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import type { EhrUser, Site } from '../site.ts'

// One secret for the life of the process: a restart signs everybody off.
const secret = randomBytes(32)

const cookieName = (site: Site): string => `ehr-${site.id}`

/**
 * The cookie has to reach the authorize page also inside the frame of an app, after a redirect from
 * another site: hence SameSite=None, and Partitioned where third-party cookies are blocked.
 */
const attributes = (site: Site) =>
  ({
    path: `/${site.id}`,
    httpOnly: true,
    secure: true,
    sameSite: 'None',
    partitioned: true,
  }) as const

export async function signedInUser(c: Context, site: Site): Promise<EhrUser | undefined> {
  const value = await getSignedCookie(c, secret, cookieName(site))
  return site.users.find((user) => value === `${site.id} ${user.username}`)
}

export const findUser = (
  site: Site,
  credentials: { readonly username: string; readonly password: string },
): EhrUser | undefined =>
  site.users.find(
    (user) =>
      user.username === credentials.username.trim() && user.password === credentials.password,
  )

export const signIn = (c: Context, site: Site, user: EhrUser): Promise<void> =>
  setSignedCookie(c, cookieName(site), `${site.id} ${user.username}`, secret, attributes(site))

/** Ends the session, and with it what apps got for as long as it lasts (`online_access`). */
export async function signOut(c: Context, site: Site): Promise<void> {
  const user = await signedInUser(c, site)
  if (user) site.tokens.endOnlineAccess(user.practitionerId)
  deleteCookie(c, cookieName(site), attributes(site))
}

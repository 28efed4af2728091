import 'server-only'

/** One session a browser: the console is a page of its own, never in a frame. */
export const CONSOLE_COOKIE = '__Host-console'
export const CONSOLE_PENDING_COOKIE = '__Host-console-p'

/**
 * Lax, because it comes back with the redirect from the identity provider, and not to any frame or
 * form of another site.
 */
export const consoleCookieAttributes = (maxAgeSeconds: number) =>
  ({
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    path: '/',
    maxAge: maxAgeSeconds,
  }) as const

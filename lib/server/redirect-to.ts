import 'server-only'

/**
 * 303 See Other. The target is a path of ours or the EHR's registered authorization endpoint, never
 * something a request named (2.2.0@6, S16).
 */
export const redirectTo = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })

import { type NextRequest, NextResponse } from 'next/server'
import { guardOrigin } from '#lib/server/guard-origin.ts'
import { contentSecurityPolicy, pagePolicy } from '#lib/server/page-policy.ts'
import { problemResponse } from '#lib/server/problem-response.ts'
import { server } from '#lib/server/server.ts'

// Static files need neither a nonce nor a guard.
export const config = { matcher: '/((?!_next/static|_next/image|fonts/|favicon).*)' }

const PLAIN = new Set(['GET', 'HEAD'])

/**
 * What every request passes first: the origin guard for everything that is not a plain read, and
 * the page's security headers. It decides from the request alone and opens no database.
 */
export function proxy(request: NextRequest): Response {
  // An EHR may start a launch by form POST from its own origin; nothing of ours is at stake there.
  const isGuarded = !PLAIN.has(request.method) && request.nextUrl.pathname !== '/launch'
  const guarded = isGuarded ? guardOrigin(request.headers, server().publicUrl) : undefined
  if (guarded && !guarded.ok) return problemResponse(guarded.error)

  const nonce = server().random.token(16)
  const policy = pagePolicy(request.nextUrl, server().ehrs)
  const csp = contentSecurityPolicy(policy, nonce)
  const headers = new Headers(request.headers)
  // The framework takes the nonce for its scripts from the request's policy.
  headers.set('content-security-policy', csp)
  headers.set('x-nonce', nonce)
  headers.set('x-pathname', request.nextUrl.pathname)
  const response = NextResponse.next({ request: { headers } })
  for (const [name, value] of securityHeaders(csp, policy.frameAncestors.length > 0)) {
    response.headers.set(name, value)
  }
  return response
}

function securityHeaders(csp: string, mayBeFramed: boolean): [name: string, value: string][] {
  return [
    ['content-security-policy', csp],
    ['referrer-policy', 'no-referrer'],
    ['cache-control', 'no-store'],
    ['x-content-type-options', 'nosniff'],
    ['permissions-policy', 'microphone=(self), camera=(), geolocation=()'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    // Older than frame-ancestors and unable to name origins: only where nobody may frame (S2).
    ...(mayBeFramed ? [] : ([['x-frame-options', 'DENY']] as [string, string][])),
    ...(server().publicUrl.startsWith('https:')
      ? ([['strict-transport-security', 'max-age=31536000']] as [string, string][])
      : []),
  ]
}

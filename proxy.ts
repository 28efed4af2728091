import { type NextRequest, NextResponse } from 'next/server'
import { guardOrigin } from '#lib/server/guard-origin.ts'
import { databaseAnswers } from '#lib/server/health.ts'
import { pagePolicy } from '#lib/server/page-policy.ts'
import { problemResponse } from '#lib/server/problem-response.ts'
import { securityHeaders } from '#lib/server/security-headers.ts'
import { server } from '#lib/server/server.ts'
import { unavailablePage } from '#lib/server/unavailable-page.ts'

// Static files need neither a nonce nor a guard.
export const config = { matcher: '/((?!_next/static|_next/image|fonts/|icon.svg|favicon).*)' }

const PLAIN = new Set(['GET', 'HEAD'])

/** A page below `/l/`, not one of its JSON answers, which tell of a failure by themselves. */
const isLaunchPage = ({ method, nextUrl }: NextRequest): boolean =>
  PLAIN.has(method) && /^\/l\/[^/]+(\/trail)?$/.test(nextUrl.pathname)

/**
 * What every request passes first: the origin guard for everything that is not a plain read, and
 * the page's security headers. A page of a launch needs the database from its first byte: a page that
 * is drawn already cannot say 503 any more, so that is asked here (S31).
 */
export async function proxy(request: NextRequest): Promise<Response> {
  // An EHR may start a launch by form POST from its own origin; nothing of ours is at stake there.
  const isGuarded = !PLAIN.has(request.method) && request.nextUrl.pathname !== '/launch'
  const guarded = isGuarded ? guardOrigin(request.headers, server().publicUrl) : undefined
  if (guarded && !guarded.ok) return problemResponse(guarded.error)

  const nonce = server().random.token(16)
  const policy = pagePolicy(request.nextUrl, server().ehrs)
  const added = securityHeaders(policy, { nonce, publicUrl: server().publicUrl })
  if (isLaunchPage(request) && !(await databaseAnswers()).ok) return unavailablePage(added, nonce)
  const headers = new Headers(request.headers)
  // The framework takes the nonce for its scripts from the request's policy.
  headers.set('content-security-policy', added['content-security-policy'])
  headers.set('x-nonce', nonce)
  headers.set('x-pathname', request.nextUrl.pathname)
  const response = NextResponse.next({ request: { headers } })
  for (const [name, value] of Object.entries(added)) response.headers.set(name, value)
  return response
}

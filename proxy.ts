import { type NextRequest, NextResponse } from 'next/server'
import { guardRequest } from '#lib/server/guard-request.ts'
import { databaseAnswers } from '#lib/server/health.ts'
import { pagePolicy } from '#lib/server/page-policy.ts'
import { problemResponse } from '#lib/server/problem-response.ts'
import { type SecurityHeaders, securityHeaders } from '#lib/server/security-headers.ts'
import { server } from '#lib/server/server.ts'
import { unavailablePage } from '#lib/server/unavailable-page.ts'

// Static files need neither a nonce nor a guard. Nothing else may begin like one of them.
export const config = { matcher: '/((?!_next/static/|icon\\.svg$).*)' }

const PLAIN = new Set(['GET', 'HEAD'])

/** A page of a launch or of the console, not an answer that tells of a failure by itself. */
const SESSION_PAGE = /^\/(l\/[^/]+(\/trail|\/worklist|\/notes\/[^/]+\/print)?|console\/.+)$/

const isSessionPage = ({ method, nextUrl }: NextRequest): boolean =>
  PLAIN.has(method) && SESSION_PAGE.test(nextUrl.pathname)

/**
 * What every request passes first: the guards, and the security headers of its answer, whichever it
 * is. A page of a session needs the database from its first byte: a page that is drawn already cannot
 * say 503 any more, so that is asked here (S31).
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { publicUrl, random, ehrs } = server()
  const nonce = random.token(16)
  const added = securityHeaders(pagePolicy(request.nextUrl, ehrs), { nonce, publicUrl })
  const response = await answer(request, added, nonce)
  for (const [name, value] of Object.entries(added)) response.headers.set(name, value)
  return response
}

async function answer(
  request: NextRequest,
  added: SecurityHeaders,
  nonce: string,
): Promise<Response> {
  const { method, nextUrl, headers } = request
  const allowed = guardRequest({ method, path: nextUrl.pathname, headers }, server().publicUrl)
  if (!allowed.ok) return problemResponse(allowed.error)
  if (isSessionPage(request)) {
    const database = await databaseAnswers()
    if (!database.ok) {
      server().log.warn('page.unavailable', { code: database.error.code })
      return unavailablePage(added, nonce)
    }
  }
  return NextResponse.next({ request: { headers: forPages(request, added, nonce) } })
}

/** The request's headers as pages and actions see them. */
function forPages(request: NextRequest, added: SecurityHeaders, nonce: string): Headers {
  const headers = new Headers(request.headers)
  // The framework takes the nonce for its scripts from the request's policy.
  headers.set('content-security-policy', added['content-security-policy'])
  headers.set('x-nonce', nonce)
  headers.set('x-pathname', request.nextUrl.pathname)
  // It compares Origin with this one, whoever set it; ours is known from configuration (S22).
  const { host, protocol } = new URL(server().publicUrl)
  headers.set('x-forwarded-host', host)
  headers.set('x-forwarded-proto', protocol.replace(':', ''))
  return headers
}

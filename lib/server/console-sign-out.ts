import 'server-only'
import { cookies } from 'next/headers'
import { endConsole } from '#lib/flows/resume-console.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { CONSOLE_COOKIE, consoleCookieAttributes } from './console-cookies.ts'
import { consoleDeps } from './console-deps.ts'
import { formOf } from './form-of.ts'
import { guardOrigin } from './guard-origin.ts'
import { problemResponse } from './problem-response.ts'
import { redirectTo } from './redirect-to.ts'
import { requireConsole } from './require-console.ts'
import { server } from './server.ts'

/** `POST /console/sign-out`: the session is over here and on the server. */
export async function consoleSignOut(request: Request): Promise<Response> {
  const origin = guardOrigin(request.headers, server().publicUrl)
  if (!origin.ok) return problemResponse(origin.error)
  const deps = consoleDeps()
  if (!deps.ok) return problemResponse(deps.error)
  const form = await formOf(request)
  const open = await requireConsole()
  if (open.ok) {
    if (form.get('token') !== open.value.pageToken) {
      return problemResponse(appError('ORIGIN_REFUSED'))
    }
    const ended = await endConsole(deps.value, open.value.session, 'user')
    if (!ended.ok) return problemResponse(ended.error)
  }
  const jar = await cookies()
  jar.set(CONSOLE_COOKIE, '', consoleCookieAttributes(0))
  return redirectTo('/console/signed-out')
}

/** Where the identity provider ends its own session; without it there is nothing to offer. */
export async function providerSignOutUrl(): Promise<string | undefined> {
  const deps = consoleDeps()
  if (!deps.ok) return undefined
  const { provider, settings, publicUrl } = deps.value
  const found = await provider.discover()
  const endpoint = found.ok ? found.value.endSessionEndpoint : undefined
  if (!endpoint) return undefined
  // By client_id and not by id_token_hint, so that no token is in an address (RP-Initiated Logout §2).
  const url = new URL(endpoint)
  url.searchParams.set('client_id', settings.clientId)
  url.searchParams.set('post_logout_redirect_uri', `${publicUrl}/console/signed-out`)
  return url.href
}

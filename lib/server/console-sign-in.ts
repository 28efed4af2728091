import 'server-only'
import { cookies } from 'next/headers'
import { beginConsoleSignIn } from '#lib/flows/begin-console-sign-in.ts'
import { completeConsoleSignIn } from '#lib/flows/complete-console-sign-in.ts'
import type { AppError } from '#lib/kernel/app-error.ts'
import {
  CONSOLE_COOKIE,
  CONSOLE_PENDING_COOKIE,
  consoleCookieAttributes,
} from './console-cookies.ts'
import { consoleDeps } from './console-deps.ts'
import { redirectTo } from './redirect-to.ts'
import { server } from './server.ts'
import { withinLaunchLimits } from './within-limits.ts'

const PENDING_SECONDS = 600
const HOUR_SECONDS = 3_600
const REFERENCE_BYTES = 6

/** `/console/sign-in`: to the organisation's identity provider. */
export async function consoleSignIn(): Promise<Response> {
  const deps = consoleDeps()
  if (!deps.ok) return problemPage(deps.error)
  const allowed = await withinLaunchLimits()
  if (!allowed.ok) return problemPage(allowed.error)
  const begun = await beginConsoleSignIn(deps.value)
  if (!begun.ok) return problemPage(begun.error)
  const { url, bindSecret } = begun.value
  const jar = await cookies()
  jar.set(CONSOLE_PENDING_COOKIE, bindSecret, consoleCookieAttributes(PENDING_SECONDS))
  return redirectTo(url)
}

/** `/console/callback`: the code leaves the address bar at once. */
export async function consoleCallback(parameters: URLSearchParams): Promise<Response> {
  const deps = consoleDeps()
  if (!deps.ok) return problemPage(deps.error)
  const allowed = await withinLaunchLimits()
  if (!allowed.ok) return problemPage(allowed.error)
  const jar = await cookies()
  const bindSecret = jar.get(CONSOLE_PENDING_COOKIE)?.value
  const opened = await completeConsoleSignIn(deps.value, { parameters, bindSecret })
  if (!opened.ok) return problemPage(opened.error)
  const seconds = deps.value.settings.sessionHours * HOUR_SECONDS
  jar.set(CONSOLE_PENDING_COOKIE, '', consoleCookieAttributes(0))
  jar.set(CONSOLE_COOKIE, opened.value.sessionSecret, consoleCookieAttributes(seconds))
  return redirectTo('/console')
}

/** A code, and a reference by which the log's line with the technical reason is found (S31). */
function problemPage({ code, reason }: AppError): Response {
  const requestId = server().random.token(REFERENCE_BYTES)
  server().log.warn('console.sign-in-failed', { code, reason, requestId })
  return redirectTo(`/console/problem?${new URLSearchParams({ code, ref: requestId })}`)
}

import 'server-only'
import { cookies, headers } from 'next/headers'
import { refuseLaunch } from '#lib/flows/refuse-launch.ts'
import { type StartedLaunch, startLaunch } from '#lib/flows/start-launch.ts'
import type { AppError } from '#lib/kernel/app-error.ts'
import type { EhrId } from '#lib/kernel/ids.ts'
import type { Result } from '#lib/kernel/result.ts'
import { authorizationUrl } from '#lib/smart/authorization-request.ts'
import { type LaunchRequest, parseLaunchRequest } from '#lib/smart/launch-request.ts'
import { authorizationForm } from './authorization-form.ts'
import { cookieAttributes, PROBE_COOKIE, pendingCookie } from './launch-cookies.ts'
import { redirectTo } from './redirect-to.ts'
import { server } from './server.ts'
import { withinLaunchLimits } from './within-limits.ts'

const PENDING_SECONDS = 600
const PROBE_SECONDS = 24 * 3_600
const REFERENCE_BYTES = 6

/**
 * `/launch`: from the EHR's link to its authorization server. Before the EHR's one-use launch value
 * is spent, a cookie is tried out with one redirect to ourselves (A2).
 *
 * @param parameters the query of a GET or the form of a POST
 */
export async function launch(parameters: URLSearchParams): Promise<Response> {
  const request = await understood(parameters)
  if (!request.ok) return problemPage(request.error)
  const registration = server().ehrs.byIssuer(request.value.iss)
  const jar = await cookies()
  if (registration && !jar.has(PROBE_COOKIE)) {
    if (request.value.probed) return redirectTo(`/launch/blocked?${without(parameters, 'p')}`)
    jar.set(PROBE_COOKIE, '1', cookieAttributes(PROBE_SECONDS))
    return redirectTo(`/launch?${without(parameters, 'p')}&p=1`)
  }
  const started = await start(request.value)
  if (!started.ok) return problemPage(started.error, registration?.id)
  const { launchId, bindSecret } = started.value
  jar.set(pendingCookie(launchId), bindSecret, cookieAttributes(PENDING_SECONDS))
  return towardsEhr(started.value)
}

async function understood(parameters: URLSearchParams): Promise<Result<LaunchRequest>> {
  const request = parseLaunchRequest(parameters)
  if (request.ok) return request
  const allowed = await withinLaunchLimits()
  return allowed.ok ? refuseLaunch(server(), request.error) : allowed
}

async function start(request: LaunchRequest): Promise<Result<StartedLaunch>> {
  const allowed = await withinLaunchLimits()
  return allowed.ok ? startLaunch(server(), request) : allowed
}

async function towardsEhr({ request, byPost }: StartedLaunch): Promise<Response> {
  if (!byPost) return redirectTo(authorizationUrl(request))
  const nonce = (await headers()).get('x-nonce') ?? ''
  return authorizationForm(request, nonce)
}

const without = (parameters: URLSearchParams, name: string): string => {
  const rest = new URLSearchParams(parameters)
  rest.delete(name)
  return rest.toString()
}

/**
 * Every failure of a launch ends on a page that says what to do. Its URL holds the code and a
 * reference, by which the log's line with the technical reason is found (S31).
 */
export function problemPage(error: AppError, ehrId?: EhrId): Response {
  const requestId = server().random.token(REFERENCE_BYTES)
  server().log.warn('launch.failed', {
    code: error.code,
    reason: error.reason,
    requestId,
    ...(ehrId && { ehrId }),
  })
  const ehr = ehrId && { ehr: ehrId }
  const query = new URLSearchParams({ code: error.code, ref: requestId, ...ehr })
  return redirectTo(`/problem?${query}`)
}

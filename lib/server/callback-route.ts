import 'server-only'
import { cookies } from 'next/headers'
import { completeLaunch } from '#lib/flows/complete-launch.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { ehrIdSchema } from '#lib/kernel/id-schemas.ts'
import { readAhead } from './chart-of-visit.ts'
import { cookieAttributes, pendingCookie, sessionCookie } from './launch-cookies.ts'
import { problemPage } from './launch-route.ts'
import { redirectTo } from './redirect-to.ts'
import { server } from './server.ts'
import { withinLaunchLimits } from './within-limits.ts'

const HOUR_SECONDS = 3_600

/** The redirect URI of one EHR: the code leaves the address bar at once. */
export async function callback(ehr: string, parameters: URLSearchParams): Promise<Response> {
  const ehrId = ehrIdSchema.safeParse(ehr)
  if (!ehrId.success) return problemPage(appError('LAUNCH_STATE_INVALID'))
  const allowed = await withinLaunchLimits()
  if (!allowed.ok) return problemPage(allowed.error, ehrId.data)
  const jar = await cookies()
  const completed = await completeLaunch(server(), {
    ehrId: ehrId.data,
    parameters,
    bindSecretOf: (launchId) => jar.get(pendingCookie(launchId))?.value,
  })
  if (!completed.ok) return problemPage(completed.error, ehrId.data)
  const { launch, sessionSecret } = completed.value
  const registration = server().ehrs.byId(launch.ehrId)
  const seconds = (registration?.sessionHours ?? 12) * HOUR_SECONDS
  jar.set(pendingCookie(launch.id), '', cookieAttributes(0))
  jar.set(sessionCookie(launch.id), sessionSecret, cookieAttributes(seconds))
  if (registration) readAhead(server(), { launch, registration })
  return redirectTo(`/l/${launch.id}`)
}

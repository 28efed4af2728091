import 'server-only'
import said from '#lib/messages/en/app-error.ts'
import type { EhrRegistration } from '#lib/smart/ehr-registration.ts'
import { parseLaunchRequest } from '#lib/smart/launch-request.ts'
import { server } from './server.ts'

type Query = Readonly<Record<string, string | string[] | undefined>>

export type BlockedLaunch = {
  readonly code: 'LAUNCH_STORAGE_BLOCKED' | 'LAUNCH_COOKIES_OFF'
  readonly say: string
  /** The same launch once more; our own path, whatever the query holds (S16). */
  readonly again: string
  readonly ehr: EhrRegistration | undefined
}

/** A launch whose cookie did not come back, from the URL of the page that says so. */
export function blockedLaunch(query: Query, isFramed: boolean): BlockedLaunch {
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    ),
  )
  const request = parseLaunchRequest(parameters)
  const code = isFramed ? 'LAUNCH_STORAGE_BLOCKED' : 'LAUNCH_COOKIES_OFF'
  return {
    code,
    say: said[code],
    again: request.ok ? `/launch?${parameters}` : '/',
    ehr: request.ok ? server().ehrs.byIssuer(request.value.iss) : undefined,
  }
}

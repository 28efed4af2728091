import 'server-only'
import { headers } from 'next/headers'
import { requireLaunch } from './require-launch.ts'
import { server } from './server.ts'

/** Why the page of this request has no session, and where one signs in again. */
export async function closedSession() {
  const [, , launchId = ''] = ((await headers()).get('x-pathname') ?? '').split('/')
  const open = await requireLaunch(launchId)
  const code = open.ok ? 'SESSION_MISSING' : open.error.code
  const ehrId = launchId.slice(0, launchId.lastIndexOf('.'))
  const registration = server()
    .ehrs.all()
    .find(({ id }) => id === ehrId)
  return {
    why: code === 'SESSION_LOCKED' ? 'locked' : code === 'SESSION_ENDED' ? 'ended' : 'missing',
    timeZone: registration?.timeZone ?? 'UTC',
    ehrName: registration?.name,
    signInHref: registration && `/launch?${new URLSearchParams({ iss: registration.issuer })}`,
  } as const
}

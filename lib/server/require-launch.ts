import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { noteRefusedSession } from '#lib/flows/note-refused-session.ts'
import { type OpenLaunch, resumeLaunch } from '#lib/flows/resume-launch.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { launchIdSchema } from '#lib/kernel/id-schemas.ts'
import type { LaunchId } from '#lib/kernel/ids.ts'
import { err, type Result } from '#lib/kernel/result.ts'
import { sessionCookie } from './launch-cookies.ts'
import { server } from './server.ts'

/**
 * How a request counts: somebody is using the page, the page asks by itself, or it brings what was
 * written, also when the session has locked since.
 */
export type RequestKind = 'use' | 'poll' | 'save'

/**
 * The session behind this request, by the launch id of its path and the cookie of that launch.
 * Asked for once per request, however many parts of a page need it.
 *
 * @returns the errors of resumeLaunch
 */
export const requireLaunch = cache(
  async (launchId: string, kind: RequestKind = 'use'): Promise<Result<OpenLaunch>> => {
    const id = launchIdSchema.safeParse(launchId)
    if (!id.success) return err(appError('SESSION_MISSING'))
    const secret = (await cookies()).get(sessionCookie(id.data))?.value
    const isUse = kind !== 'poll'
    const mayBeLocked = kind === 'save'
    const request = { launchId: id.data, secret, isUse, mayBeLocked }
    const open = await resumeLaunch(server(), request)
    if (!open.ok && open.error.code === 'SESSION_MISSING') await noteRefusal(id.data)
    return open
  },
)

async function noteRefusal(launchId: LaunchId): Promise<void> {
  const { audit, launches, rateLimits, log } = server()
  const mayNote = (id: LaunchId) => rateLimits.consume('refusal by launch', id)
  const noted = await noteRefusedSession({ audit, launches, mayNote }, launchId)
  log.warn('session.refused', noted.ok ? {} : { code: noted.error.code })
}

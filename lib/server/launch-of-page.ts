import 'server-only'
import { unauthorized } from 'next/navigation'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { errorTable } from '#lib/kernel/app-error.ts'
import { requireLaunch } from './require-launch.ts'
import { Unavailable } from './unavailable.ts'

/** The session of a page. Without one the page is 401; while that cannot be known it is an error. */
export async function launchOfPage(launchId: string): Promise<OpenLaunch> {
  const open = await requireLaunch(launchId)
  if (open.ok) return open.value
  if (errorTable[open.error.code].status === 503) throw new Unavailable(open.error.code)
  return unauthorized()
}

import 'server-only'
import { readWorklist, type WorklistItem } from '#lib/flows/read-worklist.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { server } from './server.ts'
import { Unavailable } from './unavailable.ts'

/** The worklist for a page; without it there is no page. */
export async function worklistOf(open: OpenLaunch): Promise<readonly WorklistItem[]> {
  const items = await readWorklist(server(), open)
  if (!items.ok) throw new Unavailable(items.error.code)
  return items.value
}

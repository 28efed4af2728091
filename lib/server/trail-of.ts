import 'server-only'
import type { TrailPage } from '#lib/audit/audit-search.ts'
import { readTrail } from '#lib/flows/read-trail.ts'
import type { Launch } from '#lib/smart/launch.ts'
import { server } from './server.ts'
import { Unavailable } from './unavailable.ts'

/** The trail for a page; without it there is no page. */
export async function trailOf(launch: Launch): Promise<TrailPage> {
  const trail = await readTrail(server(), launch)
  if (!trail.ok) throw new Unavailable(trail.error.code)
  return trail.value
}

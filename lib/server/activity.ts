import 'server-only'
import { readTrail } from '#lib/flows/read-trail.ts'
import { ok } from '#lib/kernel/result.ts'
import { protectedRead } from './protected-read.ts'

/** `GET /l/{launchId}/activity`: what happened in this launch, from the audit trail. */
export const activity = protectedRead<unknown>(async ({ launch }, _params, server) => {
  const trail = await readTrail(server, launch)
  if (!trail.ok) return trail
  const entries = trail.value.entries.filter(({ launchId }) => launchId === launch.id)
  return ok({ entries, total: entries.length })
})

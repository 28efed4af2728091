import 'server-only'
import { consoleAccess } from './console-access.ts'
import { problemResponse } from './problem-response.ts'
import { server } from './server.ts'

/** How far the newest check of the trail is, for a page that shows it under way: two numbers. */
export async function checkProgress(tenant: string): Promise<Response> {
  const access = await consoleAccess(tenant, 'integrity')
  if (!access.ok) return problemResponse(access.error)
  const check = await server().checks.newest()
  if (!check.ok) return problemResponse(check.error)
  const { records = 0, state } = check.value ?? {}
  return Response.json({ records, isOver: state !== 'under-way' })
}

import 'server-only'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import type { Result } from '#lib/kernel/result.ts'
import { problemResponse } from './problem-response.ts'
import { type RequestKind, requireLaunch } from './require-launch.ts'
import { type Server, server } from './server.ts'
import { withinLimits } from './within-limits.ts'

type Params<P> = { readonly params: Promise<P & { readonly launchId: string }> }

/**
 * A GET route within a launch: session first, then the read, answered as JSON that nobody caches.
 * The reads themselves go through ports that ask for an audited grant.
 */
export function protectedRead<P>(
  read: (open: OpenLaunch, params: P, server: Server) => Promise<Result<unknown>>,
  kind: RequestKind = 'poll',
) {
  return async (_request: Request, context: Params<P>): Promise<Response> => {
    const params = await context.params
    const open = await requireLaunch(params.launchId, kind)
    if (!open.ok) return problemResponse(open.error)
    const allowed = await withinLimits(open.value.launch, 'read')
    if (!allowed.ok) return problemResponse(allowed.error)
    const result = await read(open.value, params, server())
    if (!result.ok) return problemResponse(result.error)
    return Response.json(result.value ?? null, { headers: { 'cache-control': 'no-store' } })
  }
}

import 'server-only'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import type { Result } from '#lib/kernel/result.ts'
import { requireOpenChart } from './open-chart.ts'
import { problemResponse } from './problem-response.ts'
import { type RequestKind, requireLaunch } from './require-launch.ts'
import { type Server, server } from './server.ts'
import { withinLimits } from './within-limits.ts'

type Params<P> = { readonly params: Promise<P & { readonly launchId: string }> }

type Answering<T> = {
  readonly kind?: RequestKind
  /** JSON that nobody caches, unless this says otherwise. */
  readonly answer?: (value: T, open: OpenLaunch) => Response
}

/**
 * A GET route within a launch: session first, then the read, answered so that nobody caches it. The
 * reads themselves go through ports that ask for an audited grant.
 */
export function protectedRead<P, T = unknown>(
  read: (open: OpenLaunch, params: P, server: Server, query: URLSearchParams) => Promise<Result<T>>,
  { kind = 'poll', answer = asJson }: Answering<T> = {},
) {
  return async (request: Request, context: Params<P>): Promise<Response> => {
    const params = await context.params
    const open = await requireLaunch(params.launchId, kind)
    if (!open.ok) return problemResponse(open.error)
    const allowed = await withinLimits(open.value.launch, 'read')
    if (!allowed.ok) return problemResponse(allowed.error)
    const chart = await requireOpenChart(open.value)
    if (!chart.ok) return problemResponse(chart.error)
    const result = await read(open.value, params, server(), new URL(request.url).searchParams)
    return result.ok ? answer(result.value, open.value) : problemResponse(result.error)
  }
}

const asJson = (value: unknown): Response =>
  Response.json(value ?? null, { headers: { 'cache-control': 'no-store' } })

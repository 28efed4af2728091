import 'server-only'
import { headers } from 'next/headers'
import { note } from '#lib/audit/audit-log.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, type Result } from '#lib/kernel/result.ts'
import { launchWho } from '#lib/smart/launch-who.ts'
import { guardOrigin } from './guard-origin.ts'
import { problemResponse } from './problem-response.ts'
import { requireLaunch } from './require-launch.ts'
import { type Server, server } from './server.ts'
import { withinLimits } from './within-limits.ts'

type Params<P> = { readonly params: Promise<P & { readonly launchId: string }> }

/** The page's token, as actions carry it in their first argument (S21). */
const TOKEN_HEADER = 'chartside-page-token'

/**
 * A route within a launch that takes bytes: origin, session, page token and limits first (S20-S26),
 * then no more bytes than `mostBytes`. A locked session still brings in what was recorded before, so
 * the answer holds nothing. What the bytes belong to is on the audit trail already, as an intent of
 * which they are the outcome; refusals for want of a consent are recorded.
 */
export function protectedUpload<P>(
  mostBytes: number,
  take: (
    open: OpenLaunch,
    given: { readonly params: P; readonly headers: Headers; readonly bytes: Uint8Array },
    server: Server,
  ) => Promise<Result<void>>,
) {
  return async (request: Request, context: Params<P>): Promise<Response> => {
    const origin = guardOrigin(await headers(), server().publicUrl)
    if (!origin.ok) return problemResponse(origin.error)
    const params = await context.params
    const open = await requireLaunch(params.launchId, 'save')
    if (!open.ok) return problemResponse(open.error)
    if (request.headers.get(TOKEN_HEADER) !== open.value.pageToken) {
      return problemResponse(appError('ORIGIN_REFUSED'))
    }
    const allowed = await withinLimits(open.value.launch, 'sound')
    if (!allowed.ok) return problemResponse(allowed.error)
    const bytes = await readAtMost(request, mostBytes)
    const taken = bytes
      ? await take(open.value, { params, headers: request.headers, bytes }, server())
      : err(appError('REQUEST_TOO_LARGE'))
    if (taken.ok)
      return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
    const { code } = taken.error
    server().log.warn('upload.failed', { code })
    if (code === 'CONSENT_MISSING') await noteRefusal(open.value)
    return problemResponse(taken.error)
  }
}

/** @returns undefined when there are more, of which none are read */
async function readAtMost(request: Request, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function noteRefusal({ launch }: OpenLaunch): Promise<void> {
  // Whoever sends on must not fill the trail.
  const mayNote = await server().rateLimits.consume('refusal by launch', launch.id)
  if (!mayNote.ok) return
  const event = { action: 'access.refuse', code: 'CONSENT_MISSING', entry: 'upload' } as const
  await note(server().audit, launchWho(launch), event)
}

import 'server-only'
import { headers } from 'next/headers'
import { guardOrigin } from './guard-origin.ts'
import { problemResponse } from './problem-response.ts'
import { requireLaunch } from './require-launch.ts'
import { server } from './server.ts'

type Context = { readonly params: Promise<{ launchId: string }> }

/** `POST /l/{launchId}/stay`: somebody is there, so the session does not lock. Touches no data. */
export async function stay(_request: Request, { params }: Context): Promise<Response> {
  const origin = guardOrigin(await headers(), server().publicUrl)
  if (!origin.ok) return problemResponse(origin.error)
  const open = await requireLaunch((await params).launchId, 'use')
  if (!open.ok) return problemResponse(open.error)
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
}

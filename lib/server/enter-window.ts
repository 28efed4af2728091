import 'server-only'
import { cookies, headers } from 'next/headers'
import { z } from 'zod'
import { resumeLaunch } from '#lib/flows/resume-launch.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { launchIdSchema } from '#lib/kernel/id-schemas.ts'
import { millisecondsBetween } from '#lib/kernel/instant.ts'
import { guardOrigin } from './guard-origin.ts'
import { cookieAttributes, sessionCookie } from './launch-cookies.ts'
import { problemResponse } from './problem-response.ts'
import { server } from './server.ts'
import { redeemWindowHandle } from './window-handle.ts'
import { withinLaunchLimits } from './within-limits.ts'

type Context = { readonly params: Promise<{ launchId: string }> }

const SECOND_MS = 1_000
const bodySchema = z.strictObject({ handle: z.string().max(1_000) })

/**
 * `POST /l/{launchId}/window/enter`: a window of our own takes up the session of the frame that
 * opened it, by the handle that the frame asked for. The session has to be open.
 */
export async function enterWindow(request: Request, { params }: Context): Promise<Response> {
  const origin = guardOrigin(await headers(), server().publicUrl)
  if (!origin.ok) return problemResponse(origin.error)
  const allowed = await withinLaunchLimits()
  if (!allowed.ok) return problemResponse(allowed.error)
  const id = launchIdSchema.safeParse((await params).launchId)
  const body = bodySchema.safeParse(await request.json().catch(() => undefined))
  if (!id.success || !body.success) return problemResponse(appError('SESSION_MISSING'))
  const { rateLimits, clock } = server()
  const deps = { ...server(), spend: (key: string) => rateLimits.consume('window handle', key) }
  const secret = await redeemWindowHandle(deps, id.data, body.data.handle)
  if (!secret.ok) return problemResponse(secret.error)
  const session = { launchId: id.data, secret: secret.value, isUse: true }
  const open = await resumeLaunch(server(), session)
  if (!open.ok) return problemResponse(open.error)
  const leftMs = millisecondsBetween(clock.now(), open.value.launch.endsAt)
  const seconds = Math.ceil(leftMs / SECOND_MS)
  const jar = await cookies()
  jar.set(sessionCookie(id.data), secret.value, cookieAttributes(seconds))
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
}

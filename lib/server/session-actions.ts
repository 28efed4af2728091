import 'server-only'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { endLaunch } from '#lib/flows/end-launch.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { sessionCookie } from './launch-cookies.ts'
import { protectedAction } from './protected-action.ts'
import { issueWindowHandle } from './window-handle.ts'

/** What a person can do with their session. */
export const sessionActions = {
  lock: protectedAction({
    needsChart: false,
    input: z.strictObject({}),
    event: () => ({ action: 'session.lock' }),
    run: async ({ launch }, server) => {
      const locked = await server.launches.lock(launch.id, server.clock.now())
      return locked.ok ? ok(undefined) : locked
    },
  }),

  end: protectedAction({
    needsChart: false,
    input: z.strictObject({}),
    event: () => ({ action: 'session.end', why: 'user' }),
    run: (open, server) => endLaunch(server, open),
  }),

  openWindow: protectedAction({
    input: z.strictObject({}),
    event: () => ({ action: 'session.move' }),
    run: async ({ launch }, server) => {
      const secret = (await cookies()).get(sessionCookie(launch.id))?.value
      if (!secret) return err(appError('SESSION_MISSING'))
      return ok(issueWindowHandle(server, launch.id, secret))
    },
  }),
} as const

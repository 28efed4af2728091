import 'server-only'
import { z } from 'zod'
import { endLaunch } from '#lib/flows/end-launch.ts'
import { ok } from '#lib/kernel/result.ts'
import { protectedAction } from './protected-action.ts'

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
} as const

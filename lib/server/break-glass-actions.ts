import 'server-only'
import { z } from 'zod'
import { breakGlassReasons } from '#lib/audit/break-glass.ts'
import { openRestrictedChart } from '#lib/flows/chart-gate.ts'
import { protectedAction } from './protected-action.ts'

const LONGEST_REASON = 500

/** What a person can do before a restricted chart: say why, and open it. */
export const breakGlassActions = {
  open: protectedAction({
    needsChart: false,
    input: z.strictObject({
      breakGlassId: z.uuid(),
      reasonCode: z.enum(breakGlassReasons),
      reason: z.string().trim().min(1).max(LONGEST_REASON),
    }),
    event: ({ breakGlassId, reasonCode }) => ({
      action: 'break-glass.open',
      breakGlassId,
      reasonCode,
    }),
    run: ({ launch, grant, input }, server) => openRestrictedChart(server, launch, grant, input),
  }),
} as const

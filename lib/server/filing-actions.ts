import 'server-only'
import { z } from 'zod'
import { decideFiling, filingDecisions } from '#lib/flows/decide-filing.ts'
import { filingIdSchema } from '#lib/kernel/id-schemas.ts'
import { filingDeps } from './filing-deps.ts'
import { protectedAction } from './protected-action.ts'

/** What a person can decide about their filing. */
export const filingActions = {
  decide: protectedAction({
    input: z.strictObject({ filingId: filingIdSchema, decision: z.enum(filingDecisions) }),
    event: ({ filingId, decision }) => ({ action: 'filing.decide', filingId, decision }),
    run: ({ input, ...open }, server) => decideFiling(filingDeps(server), open, input),
  }),
} as const

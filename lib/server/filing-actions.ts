import 'server-only'
import { z } from 'zod'
import { acceptRecord } from '#lib/flows/accept-record.ts'
import { decideFiling, dismissFiling, filingDecisions } from '#lib/flows/decide-filing.ts'
import { fhirIdSchema, filingIdSchema } from '#lib/kernel/id-schemas.ts'
import { filingDeps } from './filing-deps.ts'
import { openEhr } from './open-ehr.ts'
import { protectedAction } from './protected-action.ts'

/** What a person can decide about their filing. */
export const filingActions = {
  decide: protectedAction({
    input: z.strictObject({ filingId: filingIdSchema, decision: z.enum(filingDecisions) }),
    event: ({ filingId, decision }) => ({ action: 'filing.decide', filingId, decision }),
    run: ({ input, ...open }, server) => decideFiling(filingDeps(server), open, input),
  }),

  accept: protectedAction({
    input: z.strictObject({ filingId: filingIdSchema, version: fhirIdSchema }),
    event: ({ filingId, version }) => ({ action: 'filing.accept', filingId, version }),
    run: ({ input, ...open }, server) =>
      acceptRecord({ ...filingDeps(server), ehr: openEhr(server, open).ehr }, open, input),
  }),

  dismiss: protectedAction({
    input: z.strictObject({
      filingId: filingIdSchema,
      reason: z.string().trim().min(1).max(500),
    }),
    event: ({ filingId }) => ({ action: 'filing.dismiss', filingId }),
    run: ({ input, ...open }, server) => dismissFiling(filingDeps(server), open, input),
  }),
} as const

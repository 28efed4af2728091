import 'server-only'
import { z } from 'zod'
import { coSignNote } from '#lib/flows/co-sign-note.ts'
import { returnCoSign } from '#lib/flows/return-co-sign.ts'
import { reviewCoSign } from '#lib/flows/review-co-sign.ts'
import { filingIdSchema } from '#lib/kernel/id-schemas.ts'
import { parseInstant } from '#lib/kernel/instant.ts'
import { coSignAttestation } from './attestation.ts'
import { coSignWords } from './note-words.ts'
import { protectedAction } from './protected-action.ts'

const statement = z.string().trim().max(2_000)
const instant = z.string().transform((text, context) => {
  const at = parseInstant(text)
  if (!at) context.addIssue('not an instant')
  return at ?? z.NEVER
})

/** What a page can do with a note that waits for a co-signature. */
export const coSignActions = {
  review: protectedAction({
    input: z.strictObject({ filingId: filingIdSchema, statement }),
    event: ({ filingId }) => ({ action: 'note.cosign-review', filingId }),
    run: ({ input, ...open }, server) =>
      reviewCoSign(server, open, { ...input, words: coSignWords }),
  }),

  sign: protectedAction({
    input: z.strictObject({
      filingId: filingIdSchema,
      statement,
      at: instant,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      // Another wording than the one in force is not what was confirmed.
      attestationVersion: z.string().refine((text) => text === coSignAttestation.textVersion),
      isAttested: z.literal(true),
    }),
    event: ({ filingId, sha256 }) => ({
      action: 'note.cosign',
      filingId,
      sha256,
      attestation: coSignAttestation.textVersion,
    }),
    run: ({ input, ...open }, server) =>
      coSignNote(server, open, { ...input, words: coSignWords, attestation: coSignAttestation }),
  }),

  giveBack: protectedAction({
    input: z.strictObject({
      filingId: filingIdSchema,
      reason: z.string().trim().min(1).max(500),
    }),
    event: ({ filingId }) => ({ action: 'note.cosign-return', filingId }),
    run: ({ input, ...open }, server) => returnCoSign(server, open, input),
  }),
} as const

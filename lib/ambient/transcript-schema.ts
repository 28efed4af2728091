import { z } from 'zod'
import { transcriptIdSchema } from '../kernel/id-schemas.ts'

/** The stored form of a transcript. */
export const transcriptSchema = z.strictObject({
  id: transcriptIdSchema,
  turns: z
    .array(
      z.strictObject({
        speaker: z.enum(['clinician', 'patient', 'other', 'unknown']),
        label: z.string().max(80),
        text: z.string().min(1).max(100_000),
        at: z
          .string()
          .regex(/^(?:\d{1,2}:)?\d{1,2}:\d{2}$/)
          .optional(),
      }),
    )
    .max(20_000)
    .readonly(),
})

import { z } from 'zod'
import { recordingIdSchema, transcriptIdSchema } from '../kernel/id-schemas.ts'

const clockTimeSchema = z.string().regex(/^(?:\d{1,2}:)?\d{1,2}:\d{2}$/)

const heardSchema = z.strictObject({
  recordingId: recordingIdSchema,
  engine: z.strictObject({ name: z.string(), grade: z.enum(['clinical', 'demonstration']) }),
  gaps: z
    .array(
      z.strictObject({
        beforeTurn: z.int().min(0),
        at: clockTimeSchema,
        seconds: z.number().positive(),
      }),
    )
    .readonly(),
})

/** The stored form of a transcript. */
export const transcriptSchema = z.strictObject({
  id: transcriptIdSchema,
  turns: z
    .array(
      z.strictObject({
        speaker: z.enum(['clinician', 'patient', 'other', 'unknown']),
        label: z.string().max(80),
        text: z.string().min(1).max(100_000),
        at: clockTimeSchema.optional(),
      }),
    )
    .max(20_000)
    .readonly(),
  heard: heardSchema.optional(),
})

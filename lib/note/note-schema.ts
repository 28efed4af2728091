import { z } from 'zod'
import { noteIdSchema, transcriptIdSchema } from '../kernel/id-schemas.ts'
import { noteLayouts } from './note-layout.ts'

// The note as it is stored and as the browser sends it. Strict: an unknown key is refused, because
// nothing of a note may be lost silently. Sizes bound what one save can cost.
const MAX_SECTIONS = 40
const MAX_STATEMENTS = 1000
const MAX_EVIDENCE = 40
const MAX_TEXT = 8000
const MAX_QUOTE = 8000

const shortText = z.string().min(1).max(200)
/** The text of one statement. */
export const noteLineSchema = z
  .string()
  .max(MAX_TEXT)
  .regex(/^[^\r\n\u2028\u2029]*$/, 'one line')
const statementId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const offset = z.int().min(0).max(1_000_000)

const saidEvidenceSchema = z.strictObject({
  kind: z.literal('said'),
  transcriptId: transcriptIdSchema,
  turn: offset,
  start: offset,
  end: offset,
  quote: z.string().min(1).max(MAX_QUOTE),
})

const chartEvidenceSchema = z.strictObject({
  kind: z.literal('chart'),
  // A relative reference: a resource type and an id (FHIR R4 §2.3.0.1).
  reference: z.string().regex(/^[A-Z][A-Za-z]{1,63}\/[A-Za-z0-9.-]{1,64}$/),
  versionId: z.string().min(1).max(64).optional(),
  quote: z.string().min(1).max(MAX_QUOTE),
})

const writtenEvidenceSchema = z.strictObject({
  kind: z.literal('written'),
  noteId: noteIdSchema,
  statementId,
  quote: z.string().min(1).max(MAX_QUOTE),
})

const evidenceSchema = z.discriminatedUnion('kind', [
  saidEvidenceSchema,
  chartEvidenceSchema,
  writtenEvidenceSchema,
])

const resolutionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own-words') }),
  z.strictObject({ kind: z.literal('kept'), reason: z.string().trim().min(1).max(500) }),
])

const statementSchema = z.strictObject({
  id: statementId,
  text: noteLineSchema,
  origin: z.enum(['drafter', 'chart', 'clinician']),
  evidence: z.array(evidenceSchema).max(MAX_EVIDENCE).readonly(),
  drafter: shortText.optional(),
  drafted: noteLineSchema.optional(),
  resolution: resolutionSchema.optional(),
})

const sectionSchema = z.strictObject({
  code: z.string().regex(/^\d{1,7}-\d$/, 'a LOINC code'),
  title: shortText,
  statements: z.array(statementSchema).max(MAX_STATEMENTS).readonly(),
})

/** A note being written. Statement ids and section codes are unique within it. */
export const noteSchema = z
  .strictObject({
    id: noteIdSchema,
    type: z.string().regex(/^\d{1,7}-\d$/, 'a LOINC code'),
    sections: z.array(sectionSchema).max(MAX_SECTIONS).readonly(),
    transcriptId: transcriptIdSchema.optional(),
    layout: z.enum(noteLayouts).optional(),
    leftOut: z
      .array(z.string().regex(/^\d{1,7}:\d{1,7}$/))
      .max(MAX_STATEMENTS)
      .readonly()
      .optional(),
  })
  .refine(({ sections }) => isUnique(sections.map(({ code }) => code)), 'a section occurs twice')
  .refine(
    ({ sections }) =>
      isUnique(sections.flatMap(({ statements }) => statements.map(({ id }) => id))),
    'a statement id occurs twice',
  )

const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length

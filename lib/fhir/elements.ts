import { z } from 'zod'
import { type FhirDate, parseFhirDate } from './fhir-date.ts'
import { asOddity } from './read-tolerantly.ts'

// The pieces that schemas of resources are made of. Reading is tolerant (VA-3): unknown elements
// are passed over, and what does not fit is left out by `readTolerantly`, with a report.

/** A list. A single object in its place, as older servers send, counts as its only entry. */
export const list = <T extends z.ZodType>(entry: T) =>
  z.preprocess((sent) => (isSingle(sent) ? [sent] : sent), z.array(entry).optional()).optional()

const isSingle = (sent: unknown): boolean =>
  typeof sent === 'object' && sent !== null && !Array.isArray(sent)

/** A list of texts: null stands where an entry has only extensions. */
export const texts = z
  .preprocess((sent) => (typeof sent === 'string' ? [sent] : sent), z.array(z.string().nullable()))
  .transform((entries) => entries.filter((entry) => entry !== null))
  .optional()

export const text = z.string().optional()

/** An id or number people read: some servers send `4471902` without quotes. */
const label = z.union([z.string(), z.number()]).transform(String).optional()

/** FHIR decimal; `"5.3"` in quotes is read as well. */
export const decimal = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])
  .transform(Number)
  .optional()

/** FHIR date, dateTime or instant of any precision. */
export const date = z
  .string()
  .refine((sent) => parseFhirDate(sent) !== undefined, asOddity('date-unreadable'))
  .transform((sent) => sent.trim() as FhirDate) // checked on the line above
  .optional()

export const codingSchema = z.object({
  system: text,
  code: text,
  display: text,
  userSelected: z.boolean().optional(),
})

export const conceptSchema = z.object({ coding: list(codingSchema), text })

export const quantitySchema = z.object({
  value: decimal,
  comparator: z.enum(['<', '<=', '>=', '>']).optional(),
  unit: text,
  system: text,
  code: text,
})

export const rangeSchema = z.object({
  low: quantitySchema.optional(),
  high: quantitySchema.optional(),
})

export const periodSchema = z.object({ start: date, end: date })

export const referenceSchema = z.object({ reference: text, type: text, display: text })

export const annotationSchema = z.object({ text, time: date })

export const identifierSchema = z.object({
  use: text,
  type: conceptSchema.optional(),
  system: text,
  value: label,
  period: periodSchema.optional(),
})

/** What every resource may carry. */
export const resourceElements = {
  resourceType: text,
  id: label,
  meta: z.object({ versionId: label, lastUpdated: date }).optional(),
}

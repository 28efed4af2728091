import { z } from 'zod'
import { fhirIdSchema } from '../kernel/id-schemas.ts'

// Strict: what we write is exactly this and nothing else (VA-1). Sources: FHIR R4
// DocumentReference, US Core 8.0.0 profile (us-core-6: url or data present) and 9.0.0 "Writing
// Clinical Notes".

const reference = (type: string) =>
  z.strictObject({
    reference: z.string().regex(new RegExp(`(^|/)${type}/[A-Za-z0-9.-]{1,64}$`)),
    display: z.string().optional(),
  })

const instant = z.iso.datetime({ offset: true })

const coding = z.strictObject({ system: z.url(), code: z.string().min(1), display: z.string() })

const identifier = z.strictObject({
  system: z.literal('urn:ietf:rfc:3986'),
  value: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
})

const attachment = z.strictObject({
  contentType: z
    .string()
    .regex(/^(text\/(plain|html|rtf)|application\/xhtml\+xml)(;\s?charset=utf-8)?$/),
  language: z.string().optional(),
  data: z.base64().min(1),
  /** Bytes before base64. */
  size: z.number().int().positive(),
  /** base64 of the SHA-1, as R4 defines it (WB-7). */
  hash: z.base64(),
  title: z.string(),
  creation: instant,
})

const relation = z.strictObject({
  code: z.enum(['replaces', 'appends']),
  target: reference('DocumentReference'),
})

export const documentReferenceSchema = z.strictObject({
  resourceType: z.literal('DocumentReference'),
  /** Of the record that a PUT changes. */
  id: fhirIdSchema.optional(),
  masterIdentifier: identifier,
  identifier: z.tuple([identifier]),
  status: z.enum(['current', 'entered-in-error']),
  docStatus: z.enum(['preliminary', 'final', 'amended', 'entered-in-error']),
  type: z.strictObject({
    coding: z.tuple([coding.extend({ system: z.literal('http://loinc.org') })]),
    text: z.string(),
  }),
  category: z.tuple([z.strictObject({ coding: z.tuple([coding]) })]),
  subject: reference('Patient'),
  date: instant,
  author: z.tuple([reference('(Practitioner|PractitionerRole)')]),
  authenticator: reference('(Practitioner|PractitionerRole)').optional(),
  relatesTo: z.tuple([relation], relation).optional(),
  content: z.tuple([z.strictObject({ attachment, format: coding.optional() })]),
  context: z.strictObject({
    encounter: z.tuple([reference('Encounter')]).optional(),
    period: z.strictObject({ start: instant, end: instant }),
  }),
})

/** US Core 9.0.0: a PUT of id, status and subject retracts a document. */
export const retractionSchema = z.strictObject({
  resourceType: z.literal('DocumentReference'),
  id: fhirIdSchema,
  status: z.literal('entered-in-error'),
  subject: reference('Patient'),
})

export type NoteDocument = z.infer<typeof documentReferenceSchema>

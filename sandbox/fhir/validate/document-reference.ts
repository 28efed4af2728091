import { z } from 'zod'
import {
  attachment,
  backbone,
  codeableConcept,
  coding,
  domainResource,
  identifier,
  instant,
  period,
  reference,
  string,
} from './datatypes.ts'

const context = z.strictObject({
  ...backbone,
  encounter: z.array(reference).min(1).optional(),
  event: z.array(codeableConcept).min(1).optional(),
  period: period.optional(),
  facilityType: codeableConcept.optional(),
  practiceSetting: codeableConcept.optional(),
  sourcePatientInfo: reference.optional(),
  related: z.array(reference).min(1).optional(),
})

/** R4 DocumentReference with what US Core 8 adds for every vendor: type, subject, content. */
export const documentReferenceSchema = z.strictObject({
  resourceType: z.literal('DocumentReference'),
  ...domainResource,
  masterIdentifier: identifier.optional(),
  identifier: z.array(identifier).min(1).optional(),
  status: z.enum(['current', 'superseded', 'entered-in-error']),
  docStatus: z.enum(['preliminary', 'final', 'amended', 'entered-in-error']).optional(),
  type: codeableConcept,
  category: z.array(codeableConcept).min(1).optional(),
  subject: reference,
  date: instant.optional(),
  author: z.array(reference).min(1).optional(),
  authenticator: reference.optional(),
  custodian: reference.optional(),
  relatesTo: z
    .array(
      z.strictObject({
        ...backbone,
        code: z.enum(['replaces', 'transforms', 'signs', 'appends']),
        target: reference,
      }),
    )
    .min(1)
    .optional(),
  description: string.optional(),
  securityLabel: z.array(codeableConcept).min(1).optional(),
  content: z.array(z.strictObject({ ...backbone, attachment, format: coding.optional() })).min(1),
  context: context.optional(),
})

export type DocumentReference = z.infer<typeof documentReferenceSchema>

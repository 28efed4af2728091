import { z } from 'zod'
import {
  backbone,
  base64,
  code,
  codeableConcept,
  coding,
  dateTime,
  domainResource,
  identifier,
  instant,
  period,
  reference,
  string,
  uri,
} from './datatypes.ts'

const agent = z.strictObject({
  ...backbone,
  type: codeableConcept.optional(),
  role: z.array(codeableConcept).min(1).optional(),
  who: reference,
  onBehalfOf: reference.optional(),
})

const entity = z.strictObject({
  ...backbone,
  role: z.enum(['derivation', 'revision', 'quotation', 'source', 'removal']),
  what: reference,
  agent: z.array(agent).min(1).optional(),
})

const signature = z.strictObject({
  ...backbone,
  type: z.array(coding).min(1),
  when: instant,
  who: reference,
  onBehalfOf: reference.optional(),
  targetFormat: code.optional(),
  sigFormat: code.optional(),
  data: base64.optional(),
})

/** The elements of R4 Device that describe software; other contained resources are not read. */
const device = z.strictObject({
  resourceType: z.literal('Device'),
  id: code,
  identifier: z.array(identifier).min(1).optional(),
  manufacturer: string.optional(),
  deviceName: z
    .array(
      z.strictObject({
        name: string,
        type: z.enum([
          'udi-label-name',
          'user-friendly-name',
          'patient-reported-name',
          'manufacturer-name',
          'model-name',
          'other',
        ]),
      }),
    )
    .min(1)
    .optional(),
  type: codeableConcept.optional(),
  version: z
    .array(z.strictObject({ value: string }))
    .min(1)
    .optional(),
})

const contained = z.array(device).min(1)

const plain = z.strictObject({
  resourceType: z.literal('Provenance'),
  ...domainResource,
  contained: contained.optional(),
  target: z.array(reference).min(1),
  occurredPeriod: period.optional(),
  occurredDateTime: dateTime.optional(),
  recorded: instant,
  policy: z.array(uri).min(1).optional(),
  location: reference.optional(),
  reason: z.array(codeableConcept).min(1).optional(),
  activity: codeableConcept.optional(),
  agent: z.array(agent).min(1),
  entity: z.array(entity).min(1).optional(),
  signature: z.array(signature).min(1).optional(),
})

/** R4 dom-3: what is contained is referred to from the resource itself. */
export const provenanceSchema = plain.superRefine(
  ({ contained: inside = [], agent: agents }, issues) => {
    const named = new Set(agents.map(({ who }) => who.reference))
    for (const [index, { id }] of inside.entries()) {
      if (named.has(`#${id}`)) continue
      issues.addIssue({
        code: 'custom',
        path: ['contained', index],
        message: 'is contained and referred to from nowhere',
      })
    }
  },
)

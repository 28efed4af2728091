import { z } from 'zod'
import {
  backbone,
  base64,
  codeableConcept,
  coding,
  domainResource,
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
  who: reference.optional(),
  altId: string.optional(),
  name: string.optional(),
  requestor: z.boolean(),
  location: reference.optional(),
  policy: z.array(uri).min(1).optional(),
  media: coding.optional(),
  network: z
    .strictObject({
      ...backbone,
      address: string.optional(),
      type: z.enum(['1', '2', '3', '4', '5']).optional(),
    })
    .optional(),
  purposeOfUse: z.array(codeableConcept).min(1).optional(),
})

const detail = z.strictObject({
  ...backbone,
  type: string,
  valueString: string.optional(),
  valueBase64Binary: base64.optional(),
})

const entity = z.strictObject({
  ...backbone,
  what: reference.optional(),
  type: coding.optional(),
  role: coding.optional(),
  lifecycle: coding.optional(),
  securityLabel: z.array(coding).min(1).optional(),
  name: string.optional(),
  description: string.optional(),
  query: base64.optional(),
  detail: z.array(detail).min(1).optional(),
})

export const auditEventSchema = z.strictObject({
  resourceType: z.literal('AuditEvent'),
  ...domainResource,
  type: coding,
  subtype: z.array(coding).min(1).optional(),
  action: z.enum(['C', 'R', 'U', 'D', 'E']).optional(),
  period: period.optional(),
  recorded: instant,
  outcome: z.enum(['0', '4', '8', '12']).optional(),
  outcomeDesc: string.optional(),
  purposeOfEvent: z.array(codeableConcept).min(1).optional(),
  agent: z.array(agent).min(1),
  source: z.strictObject({
    ...backbone,
    site: string.optional(),
    observer: reference,
    type: z.array(coding).min(1).optional(),
  }),
  entity: z.array(entity).min(1).optional(),
})

import { z } from 'zod'
import {
  backbone,
  base64,
  code,
  codeableConcept,
  coding,
  dateTime,
  domainResource,
  instant,
  period,
  reference,
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

export const provenanceSchema = z.strictObject({
  resourceType: z.literal('Provenance'),
  ...domainResource,
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

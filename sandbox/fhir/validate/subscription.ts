import { z } from 'zod'
import { backbone, code, domainResource, instant, string } from './datatypes.ts'

const channel = z.strictObject({
  ...backbone,
  type: z.literal('rest-hook'),
  endpoint: z.url(),
  payload: code.optional(),
  header: z.array(string).min(1).optional(),
})

export const subscriptionSchema = z.strictObject({
  resourceType: z.literal('Subscription'),
  ...domainResource,
  // `active` and `error` are the server's to say.
  status: z.enum(['requested', 'off']),
  contact: z.array(z.looseObject({})).min(1).optional(),
  end: instant.optional(),
  reason: string,
  criteria: string,
  channel,
})

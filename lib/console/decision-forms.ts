import { z } from 'zod'
import { signalRules } from '../audit/access-signal.ts'
import { reviewOutcomes } from '../audit/break-glass.ts'
import { ehrIdSchema, patientIdSchema } from '../kernel/id-schemas.ts'
import { startOfDay } from './day.ts'
import { filterOf, readTrailQuery } from './trail-query.ts'

const MOST = 500
const words = z.string().trim().min(3).max(MOST)

const fieldsOf = (form: URLSearchParams): Readonly<Record<string, string>> =>
  Object.fromEntries(form)

/** Each reads a posted form; undefined when something is missing or not written as asked. */
const reviewSchema = z.object({ id: z.uuid(), outcome: z.enum(reviewOutcomes), comment: words })
export const readReview = (form: URLSearchParams) => reviewSchema.safeParse(fieldsOf(form)).data

const signalSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  rule: z.enum(signalRules),
  outcome: z.enum(reviewOutcomes),
  comment: words,
})
export const readSignalReview = (form: URLSearchParams) =>
  signalSchema.safeParse(fieldsOf(form)).data

const liftSchema = z.object({ id: z.uuid(), reason: words })
export const readLift = (form: URLSearchParams) => liftSchema.safeParse(fieldsOf(form)).data

/** Whom and which time a hold keeps, days by the console's zone, and why. */
export function readHold(form: URLSearchParams, zone: string) {
  const reason = words.safeParse(form.get('reason')).data
  const query = readTrailQuery(form, zone)
  if (reason === undefined || !query.ok) return undefined
  const { from, to, patient, user } = filterOf(query.value, zone)
  return { from, to, patient, user, reason }
}

const recipientSchema = z.object({
  recipient: words,
  address: z.string().trim().max(MOST),
  purpose: words,
})
export type Recipient = z.output<typeof recipientSchema>

/**
 * To whom outside an export goes.
 * @returns undefined when nobody is named: it stays here
 */
export function readRecipient(form: URLSearchParams): Recipient | 'incomplete' | undefined {
  const { recipient = '', address = '', purpose = '' } = fieldsOf(form)
  if (`${recipient}${address}${purpose}`.trim() === '') return undefined
  return recipientSchema.safeParse({ recipient, address, purpose }).data ?? 'incomplete'
}

const disclosureSchema = z.object({
  ehr: ehrIdSchema,
  patient: patientIdSchema,
  day: z.string(),
  recipient: words,
  address: z.string().trim().max(MOST),
  description: words,
  purpose: words,
})

/** What was told to whom: as 45 CFR 164.528(b)(2) lists it. */
export function readDisclosure(form: URLSearchParams, zone: string) {
  const read = disclosureSchema.safeParse(fieldsOf(form)).data
  const disclosedAt = read && startOfDay(read.day, zone)
  if (!read || !disclosedAt) return undefined
  const { ehr, patient, day: _day, ...told } = read
  const nothing = { from: null, to: null }
  return { ...told, disclosedAt, patient: { ehrId: ehr, id: patient }, period: nothing }
}

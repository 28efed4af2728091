import { z } from 'zod'
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

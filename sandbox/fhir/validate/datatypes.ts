import { z } from 'zod'

/** Data types of R4 (https://hl7.org/fhir/R4/datatypes.html), strict: what is not in them is refused. */

const text = z.string().min(1).regex(/\S/, 'must not be blank')

const id = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/, 'is not a FHIR id')
export const uri = z.string().regex(/^\S+$/, 'is not a URI')
export const code = z.string().regex(/^\S+( \S+)*$/, 'is not a code')
export const string = text.max(1024 * 1024)

const month = '-(?:0[1-9]|1[0-2])'
const day = String.raw`-(?:0[1-9]|[12]\d|3[01])`
const time = String.raw`T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,9})?`
const offset = String.raw`(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)`

export const instant = z
  .string()
  .regex(
    new RegExp(String.raw`^\d{4}${month}${day}${time}${offset}$`),
    'is not an instant with time and offset',
  )

export const dateTime = z
  .string()
  .regex(
    new RegExp(String.raw`^\d{4}(?:${month}(?:${day}(?:${time}${offset})?)?)?$`),
    'is not a dateTime; a time needs seconds and an offset',
  )

/** Standard base64 with padding; line breaks are not accepted. */
export const base64 = z.base64().min(1)

/** `value[x]` has 50 types; an extension is carried, not understood. */
const extension = z.looseObject({ url: uri })

const element = { id: z.string().optional(), extension: z.array(extension).min(1).optional() }

const narrative = z.strictObject({
  ...element,
  status: z.enum(['generated', 'extensions', 'additional', 'empty']),
  div: text,
})

export const coding = z.strictObject({
  ...element,
  system: uri.optional(),
  version: string.optional(),
  code: code.optional(),
  display: string.optional(),
  userSelected: z.boolean().optional(),
})

export const codeableConcept = z.strictObject({
  ...element,
  coding: z.array(coding).min(1).optional(),
  text: string.optional(),
})

export const period = z
  .strictObject({ ...element, start: dateTime.optional(), end: dateTime.optional() })
  .refine(({ start, end }) => !start || !end || Date.parse(start) <= Date.parse(end), {
    message: 'ends before it starts',
  })

export const identifier = z.strictObject({
  ...element,
  use: z.enum(['usual', 'official', 'temp', 'secondary', 'old']).optional(),
  type: codeableConcept.optional(),
  system: uri.optional(),
  value: string.optional(),
  period: period.optional(),
})

export const reference = z
  .strictObject({
    ...element,
    reference: string.optional(),
    type: uri.optional(),
    identifier: identifier.optional(),
    display: string.optional(),
  })
  .refine((value) => value.reference ?? value.identifier ?? value.display, {
    message: 'needs a reference, an identifier or a display',
  })

export const attachment = z.strictObject({
  ...element,
  contentType: code.optional(),
  language: code.optional(),
  data: base64.optional(),
  url: uri.optional(),
  size: z.int().min(0).optional(),
  hash: base64.optional(),
  title: string.optional(),
  creation: dateTime.optional(),
})

const meta = z.strictObject({
  ...element,
  versionId: id.optional(),
  lastUpdated: instant.optional(),
  source: uri.optional(),
  profile: z.array(uri).min(1).optional(),
  security: z.array(coding).min(1).optional(),
  tag: z.array(coding).min(1).optional(),
})

/** Elements of every DomainResource, less those that change its meaning in unknown ways. */
export const domainResource = {
  id: id.optional(),
  meta: meta.optional(),
  language: code.optional(),
  text: narrative.optional(),
  contained: z
    .array(z.looseObject({ resourceType: string, id }))
    .min(1)
    .optional(),
  extension: z.array(extension).min(1).optional(),
}

export const backbone = element

import { z } from 'zod'

/**
 * The elements US Core requires of what the stories yield, and the formats that readers trip over.
 * Small on purpose: it checks the builders, it is no validator.
 */
const filled = z.string().min(1)
const coding = z.looseObject({ system: filled, code: filled })
const concept = z
  .looseObject({ coding: z.array(coding).min(1).optional(), text: filled.optional() })
  .refine(({ coding, text }) => coding ?? text, 'a concept needs a coding or words')
const reference = z.looseObject({ reference: z.string().regex(/^[A-Z][A-Za-z]+\/[a-z0-9]+$/) })
const day = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
const instant = z.iso.datetime({ offset: true })
const dateTime = z.union([instant, day])
const period = z.looseObject({ start: dateTime, end: dateTime.optional() })
const oneConcept = z.array(concept).min(1)
const quantity = z.looseObject({
  value: z.number(),
  system: z.literal('http://unitsofmeasure.org'),
  code: filled,
  unit: filled.optional(),
})

const resource = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.looseObject({
    id: z.string().regex(/^[a-z0-9]{20}$/),
    meta: z.looseObject({ security: z.array(coding).min(1) }),
    ...shape,
  })

const attachment = z
  .looseObject({
    contentType: z.literal('text/plain; charset=utf-8'),
    data: z.base64().optional(),
    url: filled.optional(),
    size: z.int().positive(),
    hash: z.base64(),
  })
  .refine(({ data, url }) => data ?? url, 'us-core-6: data or url')

const observation = resource({
  status: filled,
  category: oneConcept,
  code: concept,
  subject: reference,
  effectiveDateTime: instant,
  issued: instant.optional(),
  performer: z.array(reference).min(1),
  valueQuantity: quantity.optional(),
}).refine(
  (found) =>
    ['valueQuantity', 'valueCodeableConcept', 'valueString', 'valueDateTime', 'component'].some(
      (element) => element in found,
    ) !==
    'dataAbsentReason' in found,
  'a result or the reason why there is none',
)

/** Resource type → shape. Every type the stories yield has one. */
export const usCoreShapes: Readonly<Record<string, z.ZodType>> = {
  Patient: resource({
    identifier: z.array(z.looseObject({ system: filled, value: filled })).min(1),
    name: z.array(z.looseObject({ family: filled, text: filled })).min(1),
    gender: z.enum(['female', 'male', 'other', 'unknown']),
    birthDate: day.optional(),
    deceasedDateTime: instant.optional(),
  }),
  Encounter: resource({
    identifier: z.array(z.looseObject({ system: filled, value: filled })).min(1),
    status: z.enum(['planned', 'arrived', 'in-progress', 'finished']),
    class: coding,
    type: oneConcept,
    subject: reference,
    period,
  }),
  Condition: resource({
    verificationStatus: concept,
    category: oneConcept,
    code: concept,
    subject: reference,
  }),
  AllergyIntolerance: resource({ verificationStatus: concept, code: concept, patient: reference }),
  MedicationRequest: resource({
    status: filled,
    intent: z.literal('order'),
    subject: reference,
    authoredOn: dateTime,
    requester: reference,
    dosageInstruction: z.array(z.looseObject({ text: filled })).length(1),
  }).refine(
    (request) => 'medicationCodeableConcept' in request !== 'medicationReference' in request,
    'one medication',
  ),
  Medication: resource({ code: concept }),
  Observation: observation,
  DiagnosticReport: resource({
    status: filled,
    category: oneConcept,
    code: concept,
    subject: reference,
    effectiveDateTime: instant,
    issued: instant,
  }),
  DocumentReference: resource({
    status: z.enum(['current', 'superseded', 'entered-in-error']),
    type: concept,
    category: oneConcept,
    subject: reference,
    date: instant,
    author: z.array(reference).length(1),
    content: z.array(z.looseObject({ attachment })).length(1),
    context: z.looseObject({ encounter: z.array(reference).max(1).optional(), period }),
  }),
  Binary: resource({ contentType: filled, data: z.base64() }),
  Procedure: resource({ status: filled, code: concept, subject: reference }),
  Immunization: resource({
    status: z.enum(['completed', 'not-done']),
    vaccineCode: concept,
    patient: reference,
    occurrenceDateTime: instant,
  }),
  CarePlan: resource({
    text: z.looseObject({ status: filled, div: filled }),
    status: filled,
    intent: filled,
    category: oneConcept,
    subject: reference,
  }),
  Goal: resource({ lifecycleStatus: filled, description: concept, subject: reference }),
  Practitioner: resource({
    identifier: z.array(z.looseObject({ system: filled, value: filled })).min(1),
    name: z.array(z.looseObject({ family: filled })).min(1),
  }),
  PractitionerRole: resource({
    practitioner: reference,
    organization: reference,
    code: oneConcept,
  }),
  Organization: resource({ active: z.literal(true), name: filled }),
  Location: resource({ name: filled, managingOrganization: reference }),
}

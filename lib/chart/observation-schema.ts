import { z } from 'zod'
import {
  annotationSchema,
  conceptSchema,
  date,
  list,
  periodSchema,
  quantitySchema,
  rangeSchema,
  referenceSchema,
  resourceElements,
  text,
} from '../fhir/elements.ts'
import { referenceRangeSchema } from '../fhir/read-reference-ranges.ts'

const valueElements = {
  code: conceptSchema.optional(),
  valueQuantity: quantitySchema.optional(),
  valueCodeableConcept: conceptSchema.optional(),
  valueString: text,
  valueBoolean: z.boolean().optional(),
  valueInteger: z.number().optional(),
  valueRange: rangeSchema.optional(),
  valueRatio: z
    .object({ numerator: quantitySchema.optional(), denominator: quantitySchema.optional() })
    .optional(),
  valueSampledData: z.object({}).optional(),
  valueTime: text,
  valueDateTime: date,
  valuePeriod: periodSchema.optional(),
  dataAbsentReason: conceptSchema.optional(),
  interpretation: list(conceptSchema),
  referenceRange: list(referenceRangeSchema),
}

const componentSchema = z.object(valueElements)

/** FHIR R4 Observation, as far as the chart reads it. */
export const observationSchema = z.object({
  ...resourceElements,
  ...valueElements,
  status: text,
  effectiveDateTime: date,
  effectiveInstant: date,
  effectivePeriod: periodSchema.optional(),
  issued: date,
  performer: list(referenceSchema),
  specimen: referenceSchema.optional(),
  method: conceptSchema.optional(),
  note: list(annotationSchema),
  hasMember: list(referenceSchema),
  component: list(componentSchema),
})

export type SentObservation = z.output<typeof observationSchema>
/** What an Observation and each of its components have in common. */
export type SentValue = z.output<typeof componentSchema>

import { z } from 'zod'
import { conceptName, firstCode } from './concept.ts'
import { conceptSchema, list, quantitySchema, rangeSchema, text } from './elements.ts'
import { readQuantity } from './quantity.ts'
import type { ReferenceRange } from './reference-range.ts'

export const referenceRangeSchema = z.object({
  low: quantitySchema.optional(),
  high: quantitySchema.optional(),
  type: conceptSchema.optional(),
  appliesTo: list(conceptSchema),
  age: rangeSchema.optional(),
  text,
})

export type SentReferenceRange = z.output<typeof referenceRangeSchema>

/**
 * @returns the ranges that hold anything to show. FHIR R4 Observation.referenceRange
 */
export const readReferenceRanges = (
  sent: readonly SentReferenceRange[] | undefined,
): readonly ReferenceRange[] => (sent ?? []).map(readRange).filter((range) => hasContent(range))

function readRange(sent: SentReferenceRange): ReferenceRange {
  const [low, high] = [readQuantity(sent.low), readQuantity(sent.high)]
  const unit = low?.unit ?? high?.unit
  const kind = kindOf(sent)
  return {
    ...(sent.text?.trim() && { text: sent.text.trim() }),
    ...(low && { low: low.value }),
    ...(high && { high: high.value }),
    ...(unit && { unit }),
    ...(kind && { kind }),
  }
}

const hasContent = ({ text, low, high }: ReferenceRange): boolean =>
  text !== undefined || low !== undefined || high !== undefined

// `normal` is what a range is when nothing else is said.
function kindOf({ type, appliesTo, age }: SentReferenceRange): string | undefined {
  const named = firstCode(type) === 'normal' ? undefined : conceptName(type)
  const whom = (appliesTo ?? []).map(conceptName)
  return [named, ...whom, age && 'by age'].filter(Boolean).join(', ') || undefined
}

import { z } from 'zod'
import { conceptName, firstCode } from './concept.ts'
import { conceptSchema, list, quantitySchema, rangeSchema, text } from './elements.ts'
import { readQuantity } from './quantity.ts'

export const referenceRangeSchema = z.object({
  low: quantitySchema.optional(),
  high: quantitySchema.optional(),
  type: conceptSchema.optional(),
  appliesTo: list(conceptSchema),
  age: rangeSchema.optional(),
  text,
})

export type SentReferenceRange = z.output<typeof referenceRangeSchema>

/** The range a laboratory sent with a value, in its own words and as numbers. */
export type ReferenceRange = {
  /** As sent: `3.5-5.1`, `negative`, `under 300`. */
  readonly text?: string
  readonly low?: number
  readonly high?: number
  /** Unit of the limits; none sent means that of the value. */
  readonly unit?: string
  /** For whom or of what kind, when the laboratory says so: `therapeutic`, `female`. */
  readonly kind?: string
}

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

/** The one range that values may be compared with: limits, of no special kind, and no rival. */
export function plainRange(ranges: readonly ReferenceRange[]): ReferenceRange | undefined {
  const plain = ranges.filter(
    ({ kind, low, high }) => !kind && (low !== undefined || high !== undefined),
  )
  return plain.length === 1 ? plain[0] : undefined
}

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

/** The one range that values may be compared with: limits, of no special kind, and no rival. */
export function plainRange(ranges: readonly ReferenceRange[]): ReferenceRange | undefined {
  const plain = ranges.filter(
    ({ kind, low, high }) => !kind && (low !== undefined || high !== undefined),
  )
  return plain.length === 1 ? plain[0] : undefined
}

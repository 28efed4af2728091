/** What a site's master file says about one observation. Numbers are in the definition's own unit. */
export type ObservationDefinition = {
  readonly label: string
  readonly category: ObservationCategory
  /** UCUM; absent when the result is not a quantity. */
  readonly unit?: string
  readonly decimals?: number
  readonly range?: ReferenceRange | RangeBySex
  /** At or below the first, at or above the second, somebody is called. */
  readonly critical?: readonly [number | undefined, number | undefined]
  /** The unremarkable answer of a test that answers in words. */
  readonly expected?: string
  readonly specimen?: 'Serum' | 'Plasma' | 'Whole blood' | 'Urine'
}

export type ObservationCategory =
  | 'laboratory'
  | 'vital-signs'
  | 'survey'
  | 'social-history'
  | 'exam'
  | 'imaging'
  | 'procedure'

export type ReferenceRange = {
  readonly low?: number
  readonly high?: number
  readonly text?: string
}

export type RangeBySex = { readonly female: ReferenceRange; readonly male: ReferenceRange }

export const within = (low: number, high: number): ReferenceRange => ({ low, high })

/** Normal is below the limit itself: a result that equals it is high. */
export const under = (high: number): ReferenceRange => ({ high, text: `<${high}` })

export const atLeast = (low: number): ReferenceRange => ({ low, text: `>=${low}` })

export const bySex = (female: ReferenceRange, male: ReferenceRange): RangeBySex => ({
  female,
  male,
})

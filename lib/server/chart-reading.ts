import type { CardName, CardOf } from '#lib/chart/card.ts'
import type { ReadGate } from '#lib/flows/chart-gate.ts'
import type { Result } from '#lib/kernel/result.ts'

export type CardReads = { readonly [N in CardName]: Promise<CardOf<N>> }

/** A chart on its way from the EHR. */
export type ChartReading = {
  /** Whether it may be shown. */
  readonly gate: Promise<Result<ReadGate>>
  /** Begun when the chart was known to be open; undefined where it is not. */
  readonly cards: Promise<CardReads | undefined>
}

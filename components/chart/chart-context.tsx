'use client'

import { createContext, use } from 'react'
import type { CardName } from '#lib/chart/card.ts'

/** The measurement whose trend is open. */
export type OpenTrend = { readonly card: 'labs' | 'vitals'; readonly key: string }

export type ChartControl = {
  /** References of the facts that the EHR opened the chart on. */
  readonly openedOn: readonly string[]
  /** What is searched for, in lower case; empty shows everything. */
  readonly needle: string
  readonly openTrend: (trend: OpenTrend) => void
  readonly openedTrend: OpenTrend | undefined
}

const ChartContext = createContext<ChartControl>({
  openedOn: [],
  needle: '',
  openTrend: () => undefined,
  openedTrend: undefined,
})

export const ChartProvider = ChartContext.Provider

export const useChart = (): ChartControl => use(ChartContext)

/** Where the jump menu goes. */
export const cardElementId = (name: CardName): string => `card-${name}`

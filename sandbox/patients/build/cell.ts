import type { ReferenceRange } from '../vocabulary/observation-definition.ts'
import type { Chance } from './chance.ts'
import { rounded } from './quantity.ts'

/**
 * What a flowsheet holds for one test on one day: a number; `'<5'` with its comparator;
 * `'148/84'`; an answer in words; `null` when it was not done; or a detailed result.
 */
export type Cell = number | string | null | DetailedResult

export type DetailedResult = {
  readonly value?: number | string
  readonly status?:
    | 'registered'
    | 'preliminary'
    | 'final'
    | 'amended'
    | 'corrected'
    | 'cancelled'
    | 'entered-in-error'
  readonly note?: string
  /** Why there is no value. */
  readonly absent?: 'not-performed' | 'error' | 'unknown' | 'temp-unknown' | 'asked-declined'
  readonly range?: ReferenceRange
  /** Sent as words even if it looks like something else. */
  readonly asText?: boolean
}

/** A row of cells, or how to fill one: the only place where chance touches a chart. */
export type Row = readonly Cell[] | Filled

type Filled = { readonly from: number; readonly to: number; readonly spread: number }

/** Values that stay near a number. */
export const around = (center: number, spread: number): Filled => ({
  from: center,
  to: center,
  spread,
})

/** Values that move from one number to another, with noise; the last one is exact. */
export const drift = (from: number, to: number, spread: number): Filled => ({ from, to, spread })

const isCells = (row: Row): row is readonly Cell[] => Array.isArray(row)

/** One cell for each of `length` columns. */
export function cellsOf(row: Row, length: number, decimals: number, next: Chance): readonly Cell[] {
  if (isCells(row)) return row
  const { from, to, spread } = row
  return Array.from({ length }, (_, column) => {
    const trend = length > 1 ? from + ((to - from) * column) / (length - 1) : to
    const noise = column === length - 1 ? 0 : (next() * 2 - 1) * spread
    return rounded(trend + noise, decimals)
  })
}

import { badRequest } from '../outcome.ts'
import { isObject } from '../resource.ts'
import { type DatePrefix, type DateRange, dateRange, type WantedDate } from './date-range.ts'
import type { ParameterKind } from './parameter-kind.ts'
import { createRangeIndex } from './range-index.ts'

type Comparison = (value: DateRange, wanted: DateRange) => boolean

const isWithin: Comparison = (value, wanted) => value.low >= wanted.low && value.high <= wanted.high

const comparisons: Readonly<Record<DatePrefix, Comparison>> = {
  eq: isWithin,
  ne: (value, wanted) => !isWithin(value, wanted),
  gt: (value, wanted) => value.high > wanted.high,
  lt: (value, wanted) => value.low < wanted.low,
  ge: (value, wanted) => value.high > wanted.high || isWithin(value, wanted),
  le: (value, wanted) => value.low < wanted.low || isWithin(value, wanted),
  sa: (value, wanted) => value.low > wanted.high,
  eb: (value, wanted) => value.high < wanted.low,
  // `wanted` has been widened already.
  ap: (value, wanted) => value.low <= wanted.high && value.high >= wanted.low,
}

const isPrefix = (text: string): text is DatePrefix => text in comparisons

/** R4 §3.1.1.4.6: about means within a tenth of the distance from now. */
function widened(range: DateRange, now: number): DateRange {
  const margin = Math.abs(now - (range.low + range.high) / 2) / 10
  return { low: range.low - margin, high: range.high + margin }
}

/**
 * R4 §3.1.1.4.11: dates are ranges and are compared as ranges.
 * @param timeZone for dates without offset
 */
export function dateKind(timeZone: string, now: () => Date): ParameterKind<DateRange, WantedDate> {
  const bound = (text: unknown, end: 'low' | 'high', open: number): number =>
    (typeof text === 'string' ? dateRange(text, timeZone)?.[end] : undefined) ?? open

  const read = (element: unknown): readonly DateRange[] => {
    if (typeof element === 'string') return [dateRange(element, timeZone) ?? []].flat()
    if (!isObject(element)) return []
    const low = bound(element.start, 'low', Number.NEGATIVE_INFINITY)
    const high = bound(element.end, 'high', Number.POSITIVE_INFINITY)
    return Number.isFinite(low) || Number.isFinite(high) ? [{ low, high }] : []
  }

  const parse = (text: string): WantedDate => {
    const start = text.slice(0, 2)
    const prefix = isPrefix(start) ? start : 'eq'
    // A plus sign that was not percent-encoded arrives as a space.
    const date = (isPrefix(start) ? text.slice(2) : text).replace(' ', '+')
    const range = dateRange(date, timeZone)
    if (!range) throw badRequest('A date of the search is not a FHIR date')
    return { prefix, range: prefix === 'ap' ? widened(range, now().getTime()) : range }
  }

  return {
    modifiers: [],
    read,
    parse,
    matches: (value, { prefix, range }) => comparisons[prefix](value, range),
    sortKey: (value) => (Number.isFinite(value.low) ? value.low : value.high),
    createIndex: createRangeIndex,
  }
}

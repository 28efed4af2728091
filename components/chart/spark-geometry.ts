import type { Point } from '#lib/chart/series.ts'
import { startOf } from '#lib/fhir/fhir-date.ts'
import { plainRange } from '#lib/fhir/reference-range.ts'

export const SPARK = { width: 48, height: 26, inset: 3 } as const

const MOST_POINTS = 12

/** A drawing in the units of SPARK; `y` grows downwards. */
export type SparkGeometry = {
  readonly path: string
  readonly end: { readonly x: number; readonly y: number }
  readonly band: { readonly y: number; readonly height: number } | undefined
}

/**
 * The newest firm values over time, with the range of the newest as a band.
 * @param points of one series, oldest first
 * @returns undefined with fewer than two firm values: a single one is no course
 */
export function sparkGeometry(points: readonly Point[]): SparkGeometry | undefined {
  const firm = points.filter(({ isDoubtful }) => !isDoubtful).slice(-MOST_POINTS)
  const [first, last] = [firm[0], firm.at(-1)]
  if (!first || !last || first === last) return undefined
  const range = plainRange(last.result.ranges)
  const values = firm.map(({ quantity }) => quantity.value)
  const limits = [range?.low, range?.high].filter((limit) => limit !== undefined)
  const y = scale(
    [Math.min(...values, ...limits), Math.max(...values, ...limits)],
    [SPARK.height - SPARK.inset, SPARK.inset],
  )
  const x = scale(
    [startOf(first.when), startOf(last.when)],
    [SPARK.inset, SPARK.width - SPARK.inset],
  )
  const spots = firm.map(({ when, quantity }) => ({ x: x(startOf(when)), y: y(quantity.value) }))
  return {
    path: `M${spots.map((spot) => `${round(spot.x)} ${round(spot.y)}`).join('L')}`,
    end: spots.at(-1) ?? { x: 0, y: 0 },
    band: range && bandOf(y, range.low, range.high),
  }
}

/** An open end of the range reaches the edge of the drawing. */
function bandOf(
  y: (value: number) => number,
  low: number | undefined,
  high: number | undefined,
): SparkGeometry['band'] {
  const top = high === undefined ? 0 : round(y(high))
  const bottom = low === undefined ? SPARK.height : round(y(low))
  return { y: top, height: Math.max(bottom - top, 1) }
}

const round = (value: number): number => Math.round(value * 10) / 10

/** A linear scale; a domain without extent lands in the middle. */
export function scale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const extent = to - from
  if (extent === 0) return () => (start + end) / 2
  return (value) => start + ((value - from) / extent) * (end - start)
}

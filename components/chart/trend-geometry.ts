import type { Point, Series } from '#lib/chart/series.ts'
import { startOf } from '#lib/fhir/fhir-date.ts'
import { plainRange, type ReferenceRange } from '#lib/fhir/reference-range.ts'
import { scale } from './spark-geometry.ts'
import { type Tick, timeTicks, valueTicks } from './trend-scale.ts'

export const TREND_HEIGHT = 210
const MARGIN = { top: 20, right: 20, bottom: 26 } as const
const TICK_CHARACTER = 7.5
const TIME_TICK = 80
const LABEL = { width: 40, height: 16 } as const
const DAY = 86_400_000

type Placed<T> = T & { readonly x: number; readonly y: number }

export type TrendPoint = Placed<{
  readonly point: Point
  /** Where its value is written, if it is: above, unless another point is in the way. */
  readonly label: 'above' | 'below' | undefined
}>

/** A drawing in pixels, `y` downwards. */
export type TrendGeometry = {
  readonly plot: {
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
  }
  readonly band: { readonly top: number; readonly bottom: number } | undefined
  readonly limits: readonly Placed<{ readonly end: 'low' | 'high'; readonly value: number }>[]
  readonly valueTicks: readonly Placed<Tick>[]
  readonly timeTicks: readonly Placed<Tick>[]
  /** Through the firm values only. */
  readonly path: string
  readonly points: readonly TrendPoint[]
}

/**
 * Lays a series out over a real time axis.
 * @param width pixels of the drawing
 * @param write tells a FHIR date on the axis
 */
export function trendGeometry(
  series: Series,
  width: number,
  write: (date: string) => string,
): TrendGeometry {
  const range = plainRange(series.points.at(-1)?.result.ranges ?? [])
  const ticks = valueTicks(domainOf(series, range), 3)
  const left = Math.max(...ticks.map(({ text }) => text.length)) * TICK_CHARACTER + 10
  const plot = {
    left,
    right: width - MARGIN.right,
    top: MARGIN.top,
    bottom: TREND_HEIGHT - MARGIN.bottom,
  }
  const y = scale([ticks[0]?.at ?? 0, ticks.at(-1)?.at ?? 1], [plot.bottom, plot.top])
  const span = spanOf(series.points)
  const x = scale(span, [plot.left + 8, plot.right - 8])
  const points = labelled(
    series.points.map((point) => ({
      point,
      x: x(startOf(point.when)),
      y: y(point.quantity.value),
    })),
  )
  const firm = points.filter(({ point }) => !point.isDoubtful)
  const count = Math.max(2, Math.floor((plot.right - plot.left) / TIME_TICK))
  return {
    plot,
    band: range && {
      top: range.high === undefined ? plot.top : y(range.high),
      bottom: range.low === undefined ? plot.bottom : y(range.low),
    },
    limits: limitsOf(range).map((limit) => ({ ...limit, x: plot.left, y: y(limit.value) })),
    valueTicks: ticks.map((tick) => ({ ...tick, x: plot.left, y: y(tick.at) })),
    timeTicks: timeTicks(span, count, write).map((tick) => ({
      ...tick,
      x: x(tick.at),
      y: plot.bottom,
    })),
    path:
      firm.length > 1
        ? `M${firm.map((spot) => `${round(spot.x)} ${round(spot.y)}`).join('L')}`
        : '',
    points,
  }
}

function domainOf(
  { points }: Series,
  range: ReferenceRange | undefined,
): readonly [number, number] {
  const values = [
    ...points.map(({ quantity }) => quantity.value),
    ...limitsOf(range).map(({ value }) => value),
  ]
  return [Math.min(...values), Math.max(...values)]
}

function limitsOf(range: ReferenceRange | undefined) {
  const { low, high } = range ?? {}
  return [
    ...(high === undefined ? [] : [{ end: 'high' as const, value: high }]),
    ...(low === undefined ? [] : [{ end: 'low' as const, value: low }]),
  ]
}

/** A single moment gets a day on either side, to stand somewhere. */
function spanOf(points: readonly Point[]): readonly [number, number] {
  const times = points.map(({ when }) => startOf(when))
  const [from, to] = [Math.min(...times), Math.max(...times)]
  return from === to ? [from - DAY, to + DAY] : [from, to]
}

/** The newest value is labelled, and the farthest flagged ones while their labels do not collide. */
function labelled(spots: readonly Placed<{ readonly point: Point }>[]): readonly TrendPoint[] {
  const newest = spots.at(-1)
  const byHeight = spots
    .filter(({ point }) => point.result.flag && !point.isDoubtful)
    .toSorted((a, b) => a.y - b.y)
  const wanted = [newest, byHeight[0], byHeight.at(-1)].filter((spot) => spot !== undefined)
  const chosen = wanted.filter(
    (spot, index) => !wanted.slice(0, index).some((other) => collide(spot, other)),
  )
  return spots.map((spot) => ({
    ...spot,
    label: chosen.includes(spot) ? placeOf(spot, spots) : undefined,
  }))
}

function placeOf(spot: Spot, spots: readonly Spot[]): 'above' | 'below' {
  const text = { x: spot.x, y: spot.y - LABEL.height }
  if (text.y < LABEL.height / 2) return 'below'
  return spots.some((other) => other !== spot && collide(text, other)) ? 'below' : 'above'
}

type Spot = { readonly x: number; readonly y: number }

const collide = (a: Spot, b: Spot): boolean =>
  Math.abs(a.x - b.x) < LABEL.width && Math.abs(a.y - b.y) < LABEL.height

const round = (value: number): number => Math.round(value * 10) / 10

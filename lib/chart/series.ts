import type { FhirDate } from '../fhir/fhir-date.ts'
import type { Quantity } from '../fhir/quantity.ts'
import { isDoubtful, isStanding, type Measurement, type Result } from './measurement.ts'

/** One numeric result of a trend. */
export type Point = {
  readonly result: Result
  readonly when: FhirDate
  readonly quantity: Quantity
  /** Shown as an open mark and left out of the line. */
  readonly isDoubtful: boolean
}

/** The results of a measurement in one unit. Values of different units are never joined. */
export type Series = {
  readonly unit: string | undefined
  /** Of a pair, such as blood pressure: which of its two numbers. */
  readonly part: 'first' | 'second' | undefined
  /** Oldest first. */
  readonly points: readonly Point[]
}

/** The series of a measurement, the one with the newest value first: a unit change splits it. */
export function seriesOf(measurement: Measurement): readonly Series[] {
  const placed = measurement.results.flatMap(partsOf)
  const groups = Map.groupBy(placed, ({ part, point }) => `${part}|${point.quantity.unit}`)
  return [...groups.values()].map((members) => ({
    unit: members[0]?.point.quantity.unit,
    part: members[0]?.part,
    points: members.map(({ point }) => point).toReversed(),
  }))
}

type Part = { readonly part: Series['part']; readonly point: Point }

function partsOf(result: Result): readonly Part[] {
  const { value, when } = result
  if (!when || !isStanding(result)) return []
  const place = (quantity: Quantity, part: Series['part']): Part => ({
    part,
    point: { result, when, quantity, isDoubtful: isDoubtful(result) },
  })
  if (value.kind === 'quantity') return [place(value.quantity, undefined)]
  if (value.kind === 'pair') return [place(value.first, 'first'), place(value.second, 'second')]
  return []
}

/** How the newest value differs from the one before it, in the same unit. */
export type Change = {
  readonly by: number
  readonly unit: string | undefined
  readonly since: FhirDate
}

/** @returns undefined without two firm values in the newest unit, or when nothing changed */
export function changeSincePrevious(measurement: Measurement): Change | undefined {
  const [series] = seriesOf(measurement)
  const [latest, previous] = (series?.points ?? [])
    .filter((point) => !point.isDoubtful)
    .toReversed()
  if (!latest || !previous) return undefined
  const decimals = Math.max(decimalsOf(latest.quantity.value), decimalsOf(previous.quantity.value))
  const by = Number(
    (latest.quantity.value - previous.quantity.value).toFixed(Math.min(decimals, 2)),
  )
  return by === 0 ? undefined : { by, unit: latest.quantity.unit, since: previous.when }
}

const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0

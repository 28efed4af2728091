/** A tick of an axis: where it stands in the data, and what is written there. */
export type Tick = { readonly at: number; readonly text: string }

const STEPS = [1, 2, 2.5, 5, 10]

/**
 * Round values that span the domain, from at or below its start to at or above its end.
 * @param count about how many
 */
export function valueTicks([from, to]: readonly [number, number], count: number): readonly Tick[] {
  // Values that hardly differ are not torn apart.
  const extent = Math.max(to - from, Math.abs(to) * 0.02) || 1
  const magnitude = 10 ** Math.floor(Math.log10(extent / count))
  const factor = STEPS.find((one) => one * magnitude * count >= extent) ?? 10
  const step = Number((factor * magnitude).toPrecision(3))
  const decimals = String(step).split('.')[1]?.length ?? 0
  const first = Math.floor(from / step + 1e-9)
  const last = Math.ceil(to / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const text = ((first + index) * step).toFixed(decimals)
    return { at: Number(text), text }
  })
}

const DAY = 86_400_000
const DAY_STEPS = [1, 2, 7, 14]
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240]
const MONTHS_FROM = 100 * DAY

type Span = readonly [from: number, to: number]

/**
 * Beginnings of months, or days while the time is short: the closest ones of which at most `count`
 * fit.
 * @param span milliseconds since the epoch
 * @param write tells a FHIR date, `2026-11` or `2026-11-19`
 */
export function timeTicks(
  span: Span,
  count: number,
  write: (date: string) => string,
): readonly Tick[] {
  const isShort = span[1] - span[0] < MONTHS_FROM
  const candidates = isShort
    ? DAY_STEPS.map((step) => days(span, step))
    : MONTH_STEPS.map((step) => months(span, step))
  const fitting = candidates.find((ticks) => ticks.length <= count) ?? []
  const precision = isShort ? 10 : 7
  return fitting.map((at) => ({ at, text: write(new Date(at).toISOString().slice(0, precision)) }))
}

function days([from, to]: Span, step: number): readonly number[] {
  const first = Math.ceil(from / DAY / step) * step
  const last = Math.floor(to / DAY)
  const size = Math.max(0, Math.floor((last - first) / step) + 1)
  return Array.from({ length: size }, (_, index) => (first + index * step) * DAY)
}

function months([from, to]: Span, step: number): readonly number[] {
  const [first, last] = [monthOf(from), monthOf(to)]
  const start = Math.ceil(first / step) * step
  const size = Math.max(0, Math.floor((last - start) / step) + 1)
  return Array.from({ length: size }, (_, index) => start + index * step)
    .map((month) => Date.UTC(Math.floor(month / 12), month % 12, 1))
    .filter((at) => at >= from && at <= to)
}

const monthOf = (at: number): number => {
  const date = new Date(at)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** What a figure should be: at most or at least so much, of the value or of its ratio. */
export type Target = {
  readonly of: 'value' | 'ratio'
  readonly is: 'at most' | 'at least'
  readonly limit: number
}

export type Unit = 'ms' | 'KB' | 'MB' | 'rows/s' | 'points' | '%'

/** One line of the table, and one object of the JSON. */
export type Row = {
  readonly suite: string
  readonly name: string
  readonly value: number
  readonly unit: Unit
  /** The floor or peer that was measured in the same run. */
  readonly baseline: number | null
  readonly ratio: number | null
  readonly target: string | null
  readonly ok: boolean | null
}

export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: Unit
  readonly baseline?: number
  readonly target?: Target
}

const SIGNS = { 'at most': '≤', 'at least': '≥' } as const

const rounded = (value: number): number => Number(value.toPrecision(value < 1000 ? 3 : 5))

function isMet({ is, limit }: Target, value: number): boolean {
  return is === 'at most' ? value <= limit : value >= limit
}

/** A figure held against its baseline and its target. A target of a ratio needs a baseline. */
export function rowOf(suite: string, { name, value, unit, baseline, target }: Figure): Row {
  const ratio = baseline === undefined ? null : value / baseline
  const judged = target?.of === 'ratio' ? ratio : value
  const written =
    target && `${SIGNS[target.is]} ${target.limit}${target.of === 'ratio' ? ' ×' : ''}`
  return {
    suite,
    name,
    value: rounded(value),
    unit,
    baseline: baseline === undefined ? null : rounded(baseline),
    ratio: ratio === null ? null : rounded(ratio),
    target: written ?? null,
    ok: target && judged !== null ? isMet(target, judged) : null,
  }
}

'use client'

import { useTranslations } from 'use-intl'
import type { Series } from '#lib/chart/series.ts'
import { type PointKind, PointShape, shapeOf } from './trend-point.tsx'

const KINDS: readonly PointKind[] = ['dot', 'above', 'below', 'open']

/** What the shapes in the drawing mean, as far as they occur. */
export function TrendLegend({ series }: { readonly series: Series }) {
  const t = useTranslations('chart.trend')
  const present = KINDS.filter((kind) => series.points.some((point) => shapeOf(point) === kind))
  const hasRange = series.points.some(({ result }) => result.ranges.length > 0)
  const words: Readonly<Record<PointKind, string>> = {
    dot: t(hasRange ? 'inRange' : 'noRange'),
    above: t('above'),
    below: t('below'),
    open: t('doubtful'),
  }
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5 pt-0.5 pb-1.5 text-s text-ink-2">
      {present.map((kind) => (
        <li key={kind} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <PointShape of={kind} x={7} y={kind === 'below' ? 6 : 8} />
          </svg>
          {words[kind]}
        </li>
      ))}
    </ul>
  )
}

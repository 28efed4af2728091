'use client'

import { useTranslations } from 'use-intl'
import type { Series } from '#lib/chart/series.ts'
import { numberText } from '#lib/chart/value-text.ts'
import { clinicalDate } from '#lib/fhir/clinical-time.ts'
import { type FhirDate, parseFhirDate } from '#lib/fhir/fhir-date.ts'
import { quantityText } from '#lib/fhir/quantity.ts'
import { shownNumber } from '#lib/fhir/shown-number.ts'
import { useElementWidth } from '../ui/element-width.ts'
import { useSiteZone } from '../ui/site-zone.ts'
import { TREND_HEIGHT, type TrendGeometry, trendGeometry } from './trend-geometry.ts'
import { TrendLegend } from './trend-legend.tsx'
import { PointShape, shapeOf } from './trend-point.tsx'

type Props = { readonly name: string; readonly series: Series }

/** One unit's values over time, drawn at the width there is, so that its words keep their size. */
export function TrendChart({ name, series }: Props) {
  const [ref, width] = useElementWidth()
  const zone = useSiteZone()
  const label = useChartLabel(name, series)
  const write = (date: string) => monthOrDay(parseFhirDate(date), zone)
  return (
    <>
      <div ref={ref} className="h-[210px]">
        {width > 0 ? (
          <svg
            role="img"
            aria-label={label}
            width={width}
            height={TREND_HEIGHT}
            viewBox={`0 0 ${width} ${TREND_HEIGHT}`}
            className="block text-s"
          >
            <Drawing geometry={trendGeometry(series, width, write)} />
          </svg>
        ) : null}
      </div>
      <TrendLegend series={series} />
    </>
  )
}

const monthOrDay = (date: FhirDate | undefined, zone: string): string =>
  date
    ? clinicalDate(date, zone)
        .replace(/-(\d{4})$/, ' $1')
        .replace('-', ' ')
    : ''

function useChartLabel(name: string, { points, unit }: Series): string {
  const t = useTranslations('chart.trend')
  const say = useTranslations('chart.flag')
  const zone = useSiteZone()
  const [first, last] = [points[0], points.at(-1)]
  const flag = last?.result.flag
  const newest = last ? quantityText(last.quantity) : ''
  return t('chart', {
    name,
    unit: unit ?? t('noUnit'),
    from: first ? clinicalDate(first.when, zone) : '',
    to: last ? clinicalDate(last.when, zone) : '',
    count: points.length,
    value: flag ? `${newest}, ${say(flag.letters)}` : newest,
  })
}

const LIMIT_ROOM = 34

/** Inside the band, or outside where the band is too thin for both words. */
function limitTextY({ band }: TrendGeometry, end: 'low' | 'high', y: number): number {
  const isInside = !band || band.bottom - band.top > LIMIT_ROOM
  if (end === 'high') return isInside ? y + 14 : y - 5
  return isInside ? y - 5 : y + 14
}

function Drawing({ geometry }: { readonly geometry: TrendGeometry }) {
  const t = useTranslations('chart.trend')
  const { plot, band, limits, valueTicks, timeTicks, path, points } = geometry
  return (
    <>
      {band ? (
        <rect
          className="fill-band"
          x={plot.left}
          y={band.top}
          width={plot.right - plot.left}
          height={Math.max(band.bottom - band.top, 1)}
        />
      ) : null}
      {valueTicks.map(({ at, text, y }) => (
        <g key={at}>
          <line className="stroke-line" x1={plot.left} x2={plot.right} y1={y} y2={y} />
          <text className="fill-ink-2" x={plot.left - 8} y={y + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {limits.map(({ end, value, y }) => (
        <g key={end}>
          <line
            className="stroke-band-line"
            strokeDasharray="3 3"
            x1={plot.left}
            x2={plot.right}
            y1={y}
            y2={y}
          />
          <text className="fill-ink-2" x={plot.left + 5} y={limitTextY(geometry, end, y)}>
            {t(end === 'high' ? 'upper' : 'lower', { value: shownNumber(value) })}
          </text>
        </g>
      ))}
      {timeTicks.map(({ at, text, x }) => (
        <g key={at}>
          <line className="stroke-edge" x1={x} x2={x} y1={plot.bottom} y2={plot.bottom + 4} />
          <text
            className="fill-ink-2"
            x={x}
            y={plot.bottom + 18}
            textAnchor={x < plot.left + 30 ? 'start' : 'middle'}
          >
            {text}
          </text>
        </g>
      ))}
      <path className="fill-none stroke-ink" strokeWidth="1.6" d={path} />
      {points.map(({ point, x, y, label }) => (
        <g key={`${x}|${y}|${point.result.reference}`}>
          <PointShape of={shapeOf(point)} x={x} y={y} />
          {label ? (
            <text
              className={point.result.flag ? 'fill-warn font-semibold' : 'fill-ink font-semibold'}
              x={x}
              y={label === 'above' ? y - 9 : y + 20}
              textAnchor={x > plot.right - 16 ? 'end' : 'middle'}
            >
              {numberText(point.quantity)}
            </text>
          ) : null}
        </g>
      ))}
    </>
  )
}

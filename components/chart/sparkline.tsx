import type { Series } from '#lib/chart/series.ts'
import { SPARK, sparkGeometry } from './spark-geometry.ts'

/** The course of a test at a glance. Decoration: the trend has it in words and as a table. */
export function Sparkline({ series }: { readonly series: Series | undefined }) {
  const drawing = series && sparkGeometry(series.points)
  if (!drawing) return null
  const { path, end, band } = drawing
  return (
    <svg
      viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
      width={SPARK.width}
      height={SPARK.height}
      aria-hidden="true"
      className="block"
    >
      {band ? (
        <rect className="fill-band" x="0" y={band.y} width={SPARK.width} height={band.height} />
      ) : null}
      <path className="fill-none stroke-ink-3" strokeWidth="1.4" d={path} />
      <circle className="fill-ink" cx={end.x} cy={end.y} r="2.2" />
    </svg>
  )
}

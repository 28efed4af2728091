import type { Point } from '#lib/chart/series.ts'

/** How a value stands to its range, as a shape: colour alone says nothing. */
export type PointKind = 'dot' | 'above' | 'below' | 'open'

export function shapeOf({ isDoubtful, result }: Point): PointKind {
  if (isDoubtful) return 'open'
  const letter = result.flag?.letters[0]
  if (letter === 'H') return 'above'
  return letter === 'L' ? 'below' : 'dot'
}

type Props = { readonly of: PointKind; readonly x: number; readonly y: number }

export function PointShape({ of, x, y }: Props) {
  switch (of) {
    case 'dot':
      return <circle className="fill-ink" cx={x} cy={y} r="3.6" />
    case 'open':
      return <circle className="fill-raised stroke-ink" strokeWidth="1.6" cx={x} cy={y} r="4.5" />
    case 'above':
      return <path className="fill-warn" d={`M${x} ${y - 6}l6 10h-12z`} />
    case 'below':
      return <path className="fill-warn" d={`M${x} ${y + 6}l6-10h-12z`} />
  }
}

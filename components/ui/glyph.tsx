import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** A shape that stands for a state, always beside its words. */
export type GlyphShape =
  | 'tick'
  | 'triangle'
  | 'diamond'
  | 'octagon'
  | 'pencil'
  | 'turning-arrow'
  | 'dash'
  | 'struck-circle'
  | 'dotted-square'
  | 'cloud'
  | 'question'

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

const shapes: Readonly<Record<GlyphShape, ReactNode>> = {
  tick: <path {...line} strokeWidth="1.8" d="m3 7.4 2.6 2.7L11 4.4" />,
  triangle: (
    <>
      <path fill="currentColor" d="M7 1 13.4 12.6H.6Z" />
      <path className="stroke-page" strokeWidth="1.5" d="M7 5v3.6M7 10.4v.8" />
    </>
  ),
  diamond: (
    <>
      <path fill="currentColor" d="M7 .4 13.6 7 7 13.6.4 7Z" />
      <path className="stroke-page" strokeWidth="1.6" d="M7 3.8v3.8M7 9.2v1.2" />
    </>
  ),
  octagon: (
    <>
      <path fill="currentColor" d="M4.2.5h5.6l3.7 3.7v5.6l-3.7 3.7H4.2L.5 9.8V4.2Z" />
      <path className="stroke-id" strokeWidth="1.7" d="M3.8 7h6.4" />
    </>
  ),
  pencil: <path {...line} strokeWidth="1.4" d="M2 12l.6-2.8L9.4 2.4l2.2 2.2-6.8 6.8Z" />,
  'turning-arrow': (
    <path {...line} strokeWidth="1.4" d="M11.6 7A4.6 4.6 0 1 1 10 3.5M10.4 1v2.8H7.6" />
  ),
  dash: <path {...line} strokeWidth="1.6" d="M2.5 7h9" />,
  'struck-circle': (
    <>
      <circle {...line} strokeWidth="1.4" cx="7" cy="7" r="5.6" />
      <path {...line} strokeWidth="1.4" d="M3.2 10.8 10.8 3.2" />
    </>
  ),
  'dotted-square': (
    <rect
      {...line}
      strokeWidth="1.5"
      strokeDasharray="0.1 2.9"
      x="1.7"
      y="1.7"
      width="10.6"
      height="10.6"
    />
  ),
  cloud: (
    <>
      <path
        {...line}
        strokeWidth="1.3"
        d="M4 11.2a2.7 2.7 0 0 1 0-5.3 3.4 3.4 0 0 1 6.6.7 2.3 2.3 0 0 1-.2 4.6Z"
      />
      <path {...line} strokeWidth="1.3" d="M1.6 1.8 12.6 12.8" />
    </>
  ),
  question: (
    <>
      <rect {...line} strokeWidth="1.3" x="1.2" y="1.2" width="11.6" height="11.6" rx="2" />
      <path
        {...line}
        strokeWidth="1.4"
        d="M5.3 5.4a1.8 1.8 0 1 1 2.4 1.7c-.5.2-.7.5-.7 1M7 10.2v.1"
      />
    </>
  ),
}

export function Glyph({ of, className }: { readonly of: GlyphShape; readonly className?: string }) {
  return (
    <svg
      viewBox="0 0 14 14"
      width="14"
      height="14"
      aria-hidden="true"
      className={classNames('inline-block size-3.5 shrink-0 align-[-2px]', className)}
    >
      {shapes[of]}
    </svg>
  )
}

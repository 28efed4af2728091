import type { ReactNode } from 'react'
import { Glyph, type GlyphShape } from './glyph.tsx'

/** Nothing to show, and which nothing it is: a shape and its words. */
export function Empty({
  glyph,
  children,
}: {
  readonly glyph: GlyphShape
  readonly children: ReactNode
}) {
  return (
    <div className="flex items-start gap-2 px-3 pt-0.5 pb-1 text-ink-2">
      <Glyph of={glyph} className="mt-0.75 text-ink-3" />
      <div>{children}</div>
    </div>
  )
}

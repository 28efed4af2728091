import type { ReactNode } from 'react'
import { Glyph, type GlyphShape } from '../ui/glyph.tsx'

const LOOKS = {
  ok: { glyph: 'tick', ink: 'font-semibold text-ok' },
  warn: { glyph: 'triangle', ink: 'font-semibold text-warn' },
  crit: { glyph: 'diamond', ink: 'font-semibold text-crit' },
  quiet: { glyph: 'dash', ink: 'text-ink-2' },
} as const satisfies Readonly<Record<string, { readonly glyph: GlyphShape; readonly ink: string }>>

type Props = { readonly tone: keyof typeof LOOKS; readonly children: ReactNode }

/** How something stands: shape, words and colour. */
export function StateLine({ tone, children }: Props) {
  const { glyph, ink } = LOOKS[tone]
  return (
    <span className={`flex items-start gap-2 ${ink}`}>
      <Glyph of={glyph} className="mt-0.75" />
      <span>{children}</span>
    </span>
  )
}

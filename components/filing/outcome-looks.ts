import type { TrailEntry } from '#lib/audit/audit-search.ts'
import type { GlyphShape } from '../ui/glyph.tsx'

export type ShownOutcome = NonNullable<TrailEntry['result']> | 'none' | 'now'

/** Shape and colour of how an access ended; the word stands beside them. */
export const outcomeLooks: Readonly<
  Record<ShownOutcome, readonly [shape: GlyphShape, ink: string]>
> = {
  done: ['tick', 'text-ok'],
  refused: ['struck-circle', 'text-ink-2'],
  failed: ['diamond', 'text-crit'],
  unknown: ['question', 'text-warn'],
  none: ['turning-arrow', 'text-warn'],
  now: ['turning-arrow', 'text-ink-2'],
}

'use client'

import { useTranslations } from 'use-intl'
import { hasOutcome } from '#lib/audit/audit-event.ts'
import type { TrailEntry } from '#lib/audit/audit-search.ts'
import { Glyph, type GlyphShape } from '../ui/glyph.tsx'

type Outcome = NonNullable<TrailEntry['result']> | 'none' | 'now'

const LOOKS: Readonly<Record<Outcome, readonly [shape: GlyphShape, ink: string]>> = {
  done: ['tick', 'text-ok'],
  refused: ['struck-circle', 'text-ink-2'],
  failed: ['diamond', 'text-crit'],
  unknown: ['question', 'text-warn'],
  none: ['turning-arrow', 'text-warn'],
  now: ['turning-arrow', 'text-ink-2'],
}

type Props = {
  readonly entry: Pick<TrailEntry, 'action' | 'result'>
  /** It goes on while it is shown. */
  readonly isNow: boolean
}

/** How an access ended: shape, word and colour. What is only noted has no outcome to show. */
export function OutcomeMark({ entry, isNow }: Props) {
  const t = useTranslations('filing.outcome')
  const outcome = isNow ? 'now' : (entry.result ?? 'none')
  if (outcome === 'none' && !hasOutcome(entry.action)) return null
  const [shape, ink] = LOOKS[outcome]
  return (
    <span className={`text-s font-semibold whitespace-nowrap ${ink}`}>
      <Glyph of={shape} className="mr-1.5" />
      {t(outcome)}
    </span>
  )
}

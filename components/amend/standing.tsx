'use client'

import { filingFace, lookOf } from '../filing/filing-face.ts'
import { useFilingTitle } from '../filing/use-filing-title.ts'
import { Glyph, type GlyphShape } from '../ui/glyph.tsx'
import type { FollowedEvent } from './use-lineage.ts'

const SHAPES: Readonly<Record<ReturnType<typeof lookOf>['tone'], GlyphShape>> = {
  go: 'turning-arrow',
  ok: 'tick',
  warn: 'triangle',
  crit: 'diamond',
}

const INKS = { go: 'text-accent', ok: 'text-ok', warn: 'text-warn', crit: 'text-crit' } as const

/** Where a filing stands in the EHR, by shape and words, and its receipt. */
export function Standing({ view }: Pick<FollowedEvent, 'view'>) {
  const titleOf = useFilingTitle()
  if (!view) return null
  const { tone } = lookOf(filingFace(view))
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2.5">
      <span className="inline-flex items-baseline gap-1">
        <Glyph of={SHAPES[tone]} className={INKS[tone]} />
        {titleOf(view)}
      </span>
      {view.receipt ? (
        <span className="font-mono text-s whitespace-nowrap">{view.receipt}</span>
      ) : null}
    </span>
  )
}

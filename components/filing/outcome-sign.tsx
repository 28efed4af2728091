import { hasOutcome } from '#lib/audit/audit-event.ts'
import type { TrailEntry } from '#lib/audit/audit-search.ts'
import { Glyph } from '../ui/glyph.tsx'
import { outcomeLooks, type ShownOutcome } from './outcome-looks.ts'

type Props = {
  readonly entry: Pick<TrailEntry, 'action' | 'result'>
  /** It goes on while it is shown. */
  readonly isNow: boolean
  readonly say: (outcome: ShownOutcome) => string
}

/** How an access ended: shape, word and colour. What is only noted has no outcome to show. */
export function OutcomeSign({ entry, isNow, say }: Props) {
  const outcome = isNow ? 'now' : (entry.result ?? 'none')
  if (outcome === 'none' && !hasOutcome(entry.action)) return null
  const [shape, ink] = outcomeLooks[outcome]
  return (
    <span className={`text-s font-semibold whitespace-nowrap ${ink}`}>
      <Glyph of={shape} className="mr-1.5" />
      {say(outcome)}
    </span>
  )
}

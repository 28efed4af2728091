import type { AccessEntry } from '#lib/audit/access-entry.ts'
import { hasOutcome } from '#lib/audit/audit-event.ts'
import { outcomeLooks } from '../filing/outcome-looks.ts'
import { Glyph } from '../ui/glyph.tsx'
import { outcomeWords as t } from './words.ts'

type Props = {
  readonly entry: AccessEntry
  /** It goes on while it is shown. */
  readonly isNow?: boolean
}

/** How an access ended, with its code; what is only noted has no outcome to show. */
export function Outcome({ entry, isNow = false }: Props) {
  const outcome = isNow ? 'now' : (entry.result ?? 'none')
  if (outcome === 'none' && !hasOutcome(entry.action)) return null
  const [shape, ink] = outcomeLooks[outcome]
  return (
    <>
      <span className={`text-s font-semibold whitespace-nowrap ${ink}`}>
        <Glyph of={shape} className="mr-1.5" />
        {t(outcome)}
      </span>
      {entry.code && <span className="block text-s wrap-anywhere text-ink-2">{entry.code}</span>}
    </>
  )
}

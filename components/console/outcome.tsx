import type { AccessEntry } from '#lib/audit/access-entry.ts'
import { OutcomeSign } from '../filing/outcome-sign.tsx'
import { outcomeWords } from './words.ts'

type Props = {
  readonly entry: AccessEntry
  /** It goes on while it is shown. */
  readonly isNow?: boolean
}

/** How an access ended, with its code. */
export function Outcome({ entry, isNow = false }: Props) {
  return (
    <>
      <OutcomeSign entry={entry} isNow={isNow} say={(outcome) => outcomeWords(outcome)} />
      {entry.code && <span className="block text-s wrap-anywhere text-ink-2">{entry.code}</span>}
    </>
  )
}

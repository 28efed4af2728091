'use client'

import { useTranslations } from 'use-intl'
import type { Transcript } from '#lib/ambient/transcript.ts'
import type { EvidenceKey } from '#lib/note/evidence.ts'
import { useEvidence } from '../evidence/evidence-context.tsx'
import { EvidenceMark } from '../evidence/evidence-mark.tsx'
import { speakerName } from '../evidence/speaker-name.ts'
import { PlayTurn } from '../playback/play-turn.tsx'
import { classNames } from '../ui/class-names.ts'

type Props = {
  readonly transcript: Transcript
  readonly index: number
  readonly query: string
  /** Whether any turn of the transcript has a time. */
  readonly isTimed: boolean
}

/** One turn: when, who, what, and the number it has in the note. */
export function TurnRow({ transcript, index, query, isTimed }: Props) {
  const words = useTranslations('evidence')
  const { opened } = useEvidence()
  const turn = transcript.turns[index]
  if (!turn) return null
  const key: EvidenceKey = `said:${transcript.id}#${index}`
  return (
    <li
      data-turn={index}
      tabIndex={-1}
      className={classNames(
        'grid gap-x-1.5 py-1 pr-2 pl-3 scroll-my-12',
        isTimed
          ? transcript.heard
            ? 'grid-cols-[56px_minmax(0,1fr)_24px]'
            : 'grid-cols-[40px_minmax(0,1fr)_24px]'
          : 'grid-cols-[minmax(0,1fr)_24px]',
        turn.speaker === 'clinician' && 'text-ink-2',
        opened === key &&
          'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)] forced-colors:border-l-3',
      )}
    >
      {isTimed ? <PlayTurn {...{ transcript }} turn={index} className="pt-px" /> : null}
      <span className="min-w-0 break-words">
        <span className="mr-1 font-semibold">{speakerName(turn, words)}</span>
        <q className="[quotes:none]">
          <Found text={turn.text} query={query} />
        </q>
      </span>
      <span className="-my-0.5">
        <EvidenceMark of={key} />
      </span>
    </li>
  )
}

/** The text with what was searched for set apart. */
function Found({ text, query }: { readonly text: string; readonly query: string }) {
  const at = query === '' ? -1 : text.toLowerCase().indexOf(query.toLowerCase())
  if (at < 0) return text
  const end = at + query.length
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, end)}</mark>
      {text.slice(end)}
    </>
  )
}

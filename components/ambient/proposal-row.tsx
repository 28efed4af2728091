import type { KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Proposal } from '#lib/ambient/models/proposals.ts'
import { type Evidence, evidenceKey, type SaidEvidence } from '#lib/note/evidence.ts'
import type { Section, Statement } from '#lib/note/note.ts'
import { verifyStatement } from '#lib/note/verify.ts'
import { speakerName } from '../evidence/speaker-name.ts'
import { useNoteStore } from '../note/note-provider.tsx'
import type { NoteSources } from '../note/note-sources.ts'
import { reasonText } from '../note/reason-text.ts'
import { Button } from '../ui/button.tsx'

type Props = {
  readonly proposal: Proposal
  /** Where it would stand. */
  readonly section: Section | undefined
  readonly onTake: () => void
  readonly onLeave: () => void
}

/** One statement that is offered: what it says, in whose place, from which words, and what is against it. */
export function ProposalRow({ proposal, section, onTake, onLeave }: Props) {
  const t = useTranslations('modelDraft')
  const { statement, instead } = proposal
  const { text, evidence } = statement
  const title = section?.title ?? ''
  return (
    <li className="grid gap-0.75 px-3 pt-1.25 pb-1.75" onKeyDown={(event) => onKey(event, onLeave)}>
      <span className="text-s text-ink-3">{title}</span>
      <span>{text}</span>
      {instead ? (
        <span className="text-s text-ink-2">
          {t('insteadOf')} <del>{instead.text}</del>
        </span>
      ) : null}
      <ul className="text-s text-ink-2">
        {evidence.map((cited) => (
          <Source
            key={cited.kind === 'said' ? `${cited.turn}:${cited.start}` : evidenceKey(cited)}
            of={cited}
          />
        ))}
      </ul>
      {section ? <Objections statement={statement} section={section} /> : null}
      <span className="flex flex-wrap gap-1 pt-0.5">
        <Button
          size="s"
          aria-label={t(instead ? 'useLabel' : 'addLabel', { section: title, text })}
          onClick={onTake}
        >
          {t(instead ? 'use' : 'add')}
        </Button>
        <Button
          size="s"
          kind="plain"
          aria-label={t('leaveOutLabel', { text })}
          aria-keyshortcuts="Delete"
          onClick={onLeave}
        >
          {t('leaveOut')}
        </Button>
      </span>
    </li>
  )
}

/** The cited words, and who said them when, or that the chart has them. */
function Source({ of }: { readonly of: Evidence }) {
  const t = useTranslations('modelDraft')
  const words = useTranslations('evidence')
  const sources = useNoteStore().sources()
  const turn = of.kind === 'said' ? turnOf(sources, of) : undefined
  const from = turn ? [speakerName(turn, words), turn.at] : [t('chart')]
  return (
    <li>
      {of.kind === 'said' ? <q>{of.quote}</q> : of.quote}{' '}
      <span className="whitespace-nowrap text-ink-3">{from.filter(Boolean).join(', ')}</span>
    </li>
  )
}

const turnOf = ({ transcripts }: NoteSources, { transcriptId, turn }: SaidEvidence) =>
  transcripts.find(({ id }) => id === transcriptId)?.turns[turn]

type ObjectionsProps = { readonly statement: Statement; readonly section: Section }

/** What differs from the chart may be taken, and is then resolved in the note as everything is. */
function Objections({ statement, section }: ObjectionsProps) {
  const words = useTranslations('note')
  const store = useNoteStore()
  const { reasons } = verifyStatement(statement, section, store.sources())
  return reasons.map((reason) => (
    <span key={reason.kind} className="text-s font-semibold text-warn">
      {reasonText(reason, words)}
    </span>
  ))
}

/** Up and down go from row to row, Delete leaves one out. */
function onKey(event: KeyboardEvent<HTMLLIElement>, onLeave: () => void): void {
  const { key, currentTarget: row } = event
  const neighbour =
    key === 'ArrowDown'
      ? row.nextElementSibling
      : key === 'ArrowUp'
        ? row.previousElementSibling
        : undefined
  if (key === 'Delete') onLeave()
  else if (neighbour) neighbour.querySelector('button')?.focus()
  else return
  event.preventDefault()
}

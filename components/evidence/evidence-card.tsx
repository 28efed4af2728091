'use client'

import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { drafterName } from '#lib/note/drafter-name.ts'
import { isEdited } from '#lib/note/statements.ts'
import { useNoteStore } from '../note/note-provider.tsx'
import { PlayMoment } from '../playback/play-turn.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import type { OpenedView, QuotedTurn } from './opened-evidence.ts'
import { speakerName } from './speaker-name.ts'

type Props = {
  readonly view: OpenedView
  readonly titleId: string
  readonly onClose: () => void
  readonly onShowInTranscript: (turn: number) => void
}

/** The cited words in their surroundings, what they support, and the way to the evidence beside it. */
export function EvidenceCard({ view, titleId, onClose, onShowInTranscript }: Props) {
  const t = useTranslations('evidence.card')
  const store = useNoteStore()
  const { number, count, source } = view
  const title = t(source.kind === 'missing' ? 'said' : source.kind, { number: String(number) })
  return (
    <>
      <header className="flex items-center gap-2 border-b border-line py-1 pr-1 pl-3">
        <h2 id={titleId} className="flex-1 text-m font-semibold">
          {title}
        </h2>
        <IconButton label={t('close')} onClick={onClose}>
          <Icon of={X} />
        </IconButton>
      </header>
      <Source of={source} />
      <Supports view={view} />
      <footer className="flex flex-wrap items-center gap-1 border-t border-line px-2 py-1">
        {source.kind === 'said' ? (
          <>
            <Button size="s" kind="quiet" onClick={() => onShowInTranscript(source.index)}>
              {t('showInTranscript')}
            </Button>
            <PlayMoment transcript={source.transcript} turn={source.index} />
          </>
        ) : null}
        <span className="ml-auto flex gap-1">
          <IconButton
            label={t('previous')}
            kind="quiet"
            disabled={number <= 1}
            onClick={() => store.openNeighbour('previous')}
          >
            <Icon of={ChevronLeft} />
          </IconButton>
          <IconButton
            label={t('next')}
            kind="quiet"
            disabled={number >= count}
            onClick={() => store.openNeighbour('next')}
          >
            <Icon of={ChevronRight} />
          </IconButton>
        </span>
      </footer>
    </>
  )
}

function Source({ of }: { readonly of: OpenedView['source'] }) {
  const t = useTranslations('evidence.card')
  switch (of.kind) {
    case 'said':
      return (
        <ol className="py-1">
          {of.turns.map((turn) => (
            <QuotedTurnRow key={turn.index} of={turn} />
          ))}
        </ol>
      )
    case 'written':
      return (
        <div className="px-3 py-2">
          <p>
            <mark>{of.quote}</mark>
          </p>
          {of.now === of.quote ? null : (
            <p className="pt-1 text-s text-ink-2">
              {of.now === undefined ? t('planGone') : t('planNow', { quote: of.now })}
            </p>
          )}
        </div>
      )
    case 'missing':
      return <p className="px-3 py-2">{t('missing')}</p>
    case 'chart':
      return (
        <div className="px-3 py-2">
          <p>
            <mark>{of.quote}</mark>{' '}
            {of.by ? <span className="text-s text-ink-2">{of.by}</span> : null}
          </p>
          <p className="pt-1 text-s text-ink-2">
            {of.now === undefined
              ? null
              : of.now === of.quote
                ? t('unchanged')
                : t('now', { quote: of.now })}{' '}
            <span className="break-all">{t('reference', { reference: of.reference })}</span>
          </p>
        </div>
      )
  }
}

function QuotedTurnRow({ of: { turn, parts } }: { readonly of: QuotedTurn }) {
  const words = useTranslations('evidence')
  const isClinician = turn.speaker === 'clinician'
  return (
    <li
      className={classNames(
        'grid gap-x-1.5 px-3 py-1.25',
        turn.at !== undefined && 'grid-cols-[56px_minmax(0,1fr)]',
        isClinician && 'text-ink-2',
      )}
    >
      {turn.at === undefined ? null : <span className="pt-px text-s text-ink-3">{turn.at}</span>}
      <span>
        <span className="mr-1 font-semibold">{speakerName(turn, words)}</span>
        <q className="[quotes:none]">
          {parts.map((part) =>
            part.isQuoted ? <mark key={part.text}>{part.text}</mark> : part.text,
          )}
        </q>
      </span>
    </li>
  )
}

function Supports({ view: { statement, support, source } }: { readonly view: OpenedView }) {
  const t = useTranslations('evidence.card')
  const nameOf = useTranslations('note.drafter')
  const supports = source.kind === 'said' ? 'supports' : 'supportsFromChart'
  const text = statement.text.replace(/[.\s]+$/, '')
  const { kind, ...values } = drafterName(statement.drafter ?? '')
  const drafter = statement.drafter && nameOf(kind, values)
  return (
    <p className="border-t border-line px-3 py-1.5 text-s text-ink-2">
      {t(support === 'supported' ? supports : 'cited', { text: withinQuotes(text) })}
      {drafter === undefined
        ? null
        : ` ${t(isEdited(statement) ? 'draftedAndEdited' : 'drafted', { drafter })}`}
    </p>
  )
}

/** Quotation marks inside quotation marks are single. */
const withinQuotes = (text: string): string => text.replaceAll('“', '‘').replaceAll('”', '’')

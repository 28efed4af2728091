'use client'

import { CircleCheck, CircleHelp, Clock, type LucideIcon, OctagonX, Send } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { FilingView } from '#lib/flows/view-filing.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { classNames } from '../ui/class-names.ts'
import type { ChangedRecord, DecideFiling, DismissFiling } from './actions.ts'
import { ExactTime } from './exact-time.tsx'
import { FilingButtons } from './filing-buttons.tsx'
import { type FilingFace, type FilingTone, filingFace, lookOf } from './filing-face.ts'
import { FilingRecord } from './filing-record.tsx'
import { filingTrack } from './filing-track.ts'
import { FilingWords } from './filing-words.tsx'
import { TrackList } from './track-list.tsx'
import { useFilingTitle } from './use-filing-title.ts'

const RULES: Readonly<Record<FilingTone, string>> = {
  go: 'border-accent',
  ok: 'border-ok',
  warn: 'border-warn',
  crit: 'border-crit',
}

const INKS: Readonly<Record<FilingTone, string>> = {
  go: 'text-accent',
  ok: 'text-ok',
  warn: 'text-warn',
  crit: 'text-crit',
}

const ICONS: Readonly<Record<FilingTone, LucideIcon>> = {
  go: Send,
  ok: CircleCheck,
  warn: CircleHelp,
  crit: OctagonX,
}

const WAITS: ReadonlySet<FilingFace> = new Set(['pending', 'held', 'sign-in'])

type Props = {
  readonly filing: FilingView
  readonly onDecide: DecideFiling
  /** Fetches the text that was signed, for copying it. */
  readonly noteText: () => Promise<string>
  readonly onDismiss?: DismissFiling | undefined
  /** What others made of the record. */
  readonly changed?: ChangedRecord | undefined
  /** Set while the server cannot be reached: when it last told this state. */
  readonly lastKnownAt?: Instant | undefined
  /** It was just signed on this page: what took the focus there is gone. */
  readonly takesFocus?: boolean
  /** A moment that stands still, for what is drawn to be looked at. */
  readonly now?: Instant | undefined
}

/**
 * Where the signed note stands, in the place of the action bar. It stays, and speaks of success only
 * with the record that the EHR named.
 */
export function FilingRegion(props: Props) {
  const { filing, lastKnownAt, now, takesFocus = false } = props
  const t = useTranslations('filing.region')
  const kinds = useTranslations('amend.kind')
  const titleOf = useFilingTitle()
  const region = useFocusAtStart(takesFocus)
  const face = filingFace(filing)
  const { tone, buttons, primary } = lookOf(face)
  const Sign = WAITS.has(face) ? Clock : ICONS[tone]
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label={t('label')}
      className={classNames(
        'grid max-h-[70dvh] grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2.5 overflow-auto border-t-3 bg-page px-3 py-3 outline-none at-720:px-4 at-900:grid-cols-[1.5rem_minmax(0,1fr)_auto] at-900:grid-rows-[auto_1fr] at-900:gap-x-3',
        RULES[tone],
      )}
    >
      <Sign aria-hidden="true" size={22} className={INKS[tone]} />
      <div role="status" aria-atomic="false" className="min-w-0">
        <h2 className={`text-l font-semibold ${INKS[tone]}`}>
          {filing.kind !== 'file' && filing.kind !== 'void' ? (
            <span className="font-normal">{kinds(filing.kind)}: </span>
          ) : null}
          {titleOf(filing)}
        </h2>
        {filing.record && tone !== 'go' ? (
          <FilingRecord
            record={filing.record}
            receipt={filing.receipt}
            labels={filing.labels}
            ehr={filing.ehrName}
          />
        ) : null}
        <FilingWords filing={filing} face={face} />
        {lastKnownAt ? (
          <p className="font-semibold text-warn">
            {t.rich('lastKnown', { time: () => <ExactTime at={lastKnownAt} /> })}
          </p>
        ) : null}
      </div>
      <div className="col-start-2">
        <TrackList steps={filingTrack(filing)} now={now} />
      </div>
      <FilingButtons
        // What becomes of it is for who signed it to decide.
        buttons={filing.isOwn ? buttons : []}
        primary={primary}
        ehr={filing.ehrName}
        onDecide={props.onDecide}
        noteText={props.noteText}
        onDismiss={props.onDismiss}
        changed={props.changed}
      />
    </section>
  )
}

function useFocusAtStart(takesFocus: boolean) {
  const region = useRef<HTMLElement>(null)
  const isWanted = useRef(takesFocus)
  useEffect(() => {
    if (isWanted.current) region.current?.focus()
  }, [])
  return region
}

'use client'

import { useTranslations } from 'use-intl'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Standing } from './standing.tsx'
import type { FollowedEvent } from './use-lineage.ts'

type Props = {
  readonly launchId: string
  /** The note that is open. */
  readonly noteId: string
  readonly events: readonly FollowedEvent[]
}

/** What was signed for a note, when, where it stands in the EHR, and its receipt. */
export function NoteHistory({ launchId, noteId, events }: Props) {
  const t = useTranslations('amend')
  return (
    // Closed at first: the note itself must have room in the smallest frame.
    <details className="max-h-[45%] shrink-0 overflow-auto border-b border-line px-3 py-1 at-720:px-4 at-1200:px-5">
      <summary className="w-fit cursor-pointer text-s font-medium text-ink-2">
        {t('history', { count: events.length })}
      </summary>
      <ol className="grid gap-0.5 pt-0.5">
        {events.map(({ event, view }) => (
          <li key={event.filingId} className="flex flex-wrap items-baseline gap-x-2.5">
            <span className="text-ink-2">
              <ClinicalTime at={event.signedAt} show="date-time" />
            </span>
            <b>{t(`kind.${event.kind}`)}</b>
            <Standing view={view} />
            {event.noteId === noteId ? null : (
              <a
                href={`/l/${launchId}?note=${event.noteId}`}
                aria-label={`${t('show')}: ${t(`kind.${event.kind}`)}`}
              >
                {t('show')}
              </a>
            )}
            {event.reason ? (
              <span className="basis-full text-ink-2 wrap-anywhere">
                {t('reason', { reason: event.reason })}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </details>
  )
}

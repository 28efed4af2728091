'use client'

import { useTranslations } from 'use-intl'
import type { OpenedInstructions } from '#lib/flows/instruction-links.ts'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Standing } from './standing.tsx'
import { useLineage } from './use-lineage.ts'

type Props = { readonly launchId: string; readonly of: OpenedInstructions }

/** Below a signed note: its patient instructions, where they stand, and whether they are still of it. */
export function InstructionsLine({ launchId, of: { noteId, event, since } }: Props) {
  const t = useTranslations('amend.instructions')
  const { events } = useLineage(launchId, event ? [event] : [])
  return (
    <p className="flex shrink-0 flex-wrap items-baseline gap-x-2.5 border-b border-line px-3 py-1 at-720:px-4 at-1200:px-5">
      <b>{t('title')}</b>
      {event ? (
        <>
          <span className="text-ink-2">
            <ClinicalTime at={event.signedAt} show="date-time" />
          </span>
          <Standing view={events[0]?.view} />
        </>
      ) : (
        <span className="text-ink-2">{t('begun')}</span>
      )}
      <a href={`/l/${launchId}?note=${noteId}`} className="underline">
        {t('show')}
      </a>
      {since === 'same' ? null : (
        <span className="basis-full font-semibold text-warn">
          <Glyph of="triangle" /> {t(`outdated.${since}`)}
        </span>
      )}
    </p>
  )
}

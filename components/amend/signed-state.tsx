'use client'

import { useTranslations } from 'use-intl'
import type { FamilyMember, Lineage } from '#lib/filing/lineage.ts'
import type { NoteEvent } from '#lib/flows/open-note.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { Glyph } from '../ui/glyph.tsx'

type Props = {
  readonly launchId: string
  readonly ehrName: string
  readonly filingId: FilingId
  readonly history: readonly NoteEvent[]
  readonly lineage: Lineage<FamilyMember> | undefined
}

/** What a signed note is now: in force, replaced, or entered in error, by text and shape. */
export function SignedState({ launchId, ehrName, filingId, history, lineage }: Props) {
  const t = useTranslations('amend')
  const current = lineage?.current
  if (lineage?.isVoided && !current) {
    return (
      <p className="min-w-0 flex-1 basis-60">
        <span className="inline-flex items-center gap-1 font-semibold text-crit">
          <Glyph of="struck-circle" />
          {t('voided')}
        </span>{' '}
        {t('voidedHint', { ehr: ehrName })}
      </p>
    )
  }
  const isInForce =
    !current || current.id === filingId || lineage.appended.some(({ id }) => id === filingId)
  if (isInForce) {
    return (
      <span className="inline-flex flex-1 items-center gap-1 font-semibold whitespace-nowrap text-ok">
        <Glyph of="tick" />
        {t('signed')}
      </span>
    )
  }
  const present = history.find((event) => event.filingId === current.id)
  return (
    <p className="min-w-0 flex-1 basis-60">
      <span className="inline-flex items-center gap-1 font-semibold text-warn">
        <Glyph of="turning-arrow" />
        {t('replaced')}
      </span>{' '}
      <a href={`/l/${launchId}?note=${present?.noteId}`}>{t('openCurrent')}</a>
    </p>
  )
}

'use client'

import { useTranslations } from 'use-intl'
import type { FamilyMember, Lineage } from '#lib/filing/lineage.ts'
import type { NoteEvent } from '#lib/flows/note-event.ts'
import type { AskedCoSign } from '#lib/flows/open-note.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { Glyph } from '../ui/glyph.tsx'
import { CoSignState } from './co-sign-state.tsx'

type Props = {
  readonly launchId: string
  readonly ehrName: string
  readonly filingId: FilingId
  readonly history: readonly NoteEvent[]
  readonly lineage: Lineage<FamilyMember> | undefined
  readonly coSign: AskedCoSign | undefined
  /** The EHR did not take the note that is open. */
  readonly isRefused: boolean
}

/** What a signed note is now: in force, replaced, or entered in error, by text and shape. */
export function SignedState(props: Props) {
  const { launchId, ehrName, filingId, history, lineage, coSign, isRefused } = props
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
  const present = history.find((event) => event.filingId === current?.id)
  const own = history.find((event) => event.filingId === filingId)
  const isInForce =
    !current ||
    // Until it is in the EHR or refused there, nothing took its place.
    lineage.unsettled?.id === filingId ||
    present?.noteId === own?.noteId ||
    lineage.appended.some(({ id }) => id === filingId)
  if (isInForce && coSign) {
    return (
      <div role="status" className="min-w-0 flex-1 basis-60">
        <CoSignState coSign={coSign} />
      </div>
    )
  }
  if (isInForce) {
    return (
      <span className="inline-flex flex-1 items-center gap-1 font-semibold whitespace-nowrap text-ok">
        <Glyph of="tick" />
        {t('signed')}
      </span>
    )
  }
  return (
    <p className="min-w-0 flex-1 basis-60">
      <span className="inline-flex items-center gap-1 font-semibold text-warn">
        <Glyph of="turning-arrow" />
        {t(isRefused ? 'notFiled' : 'replaced')}
      </span>{' '}
      <a href={`/l/${launchId}?note=${present?.noteId}`} className="underline">
        {t('openCurrent')}
      </a>
    </p>
  )
}

'use client'

import { useTranslations } from 'use-intl'
import type { WaitingNote } from '#lib/flows/waiting-notes.ts'
import { filingFace, lookOf } from '../filing/filing-face.ts'
import { useFiling } from '../filing/use-filing.ts'
import { Queries } from '../session/queries.tsx'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Glyph } from '../ui/glyph.tsx'

type Props = { readonly launchId: string; readonly waiting: readonly WaitingNote[] }

/** Signed notes that the EHR does not have as they were signed, whatever else is on the page. */
export default function WaitingNotes(props: Props) {
  return (
    <Queries>
      <WaitingList {...props} />
    </Queries>
  )
}

export function WaitingList({ launchId, waiting }: Props) {
  return waiting.map((note) => <Waiting key={note.filingId} launchId={launchId} note={note} />)
}

const placeOf = (launchId: string, { noteId, coSigns }: WaitingNote): string =>
  coSigns ? `/l/${launchId}?cosign=${coSigns}` : `/l/${launchId}?note=${noteId}`

function Waiting({ launchId, note }: { readonly launchId: string; readonly note: WaitingNote }) {
  const t = useTranslations('visit.waiting')
  const title = useTranslations('filing.region.title')
  const { filing } = useFiling(launchId, note.filingId)
  const face = filing && filingFace(filing)
  // It arrived meanwhile.
  if (!filing || !face || lookOf(face).tone === 'ok') return null
  return (
    <p className="flex items-baseline gap-1.5 border-b border-line-2 bg-warn-soft px-3 py-1.5 at-720:px-4">
      <Glyph of="triangle" className="text-warn" />
      <span className="min-w-0 wrap-anywhere">
        {t.rich('signed', { time: () => <ClinicalTime at={filing.signedAt} show="date-time" /> })}{' '}
        <b>{title(face, { ehr: filing.ehrName })}</b>.{' '}
        <a href={placeOf(launchId, note)} className="underline">
          {t('open')}
        </a>
      </span>
    </p>
  )
}

'use client'

import { useTranslations } from 'use-intl'
import type { NoteToCoSign } from '#lib/flows/notes-to-co-sign.ts'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Glyph } from '../ui/glyph.tsx'

type Props = { readonly launchId: string; readonly notes: readonly NoteToCoSign[] }

/** Notes about this patient that wait for this user's co-signature. */
export default function NotesToCoSign({ launchId, notes }: Props) {
  const t = useTranslations('visit.toCoSign')
  return notes.map(({ filingId, authorName, signedAt }) => (
    <p
      key={filingId}
      className="flex items-baseline gap-1.5 border-b border-line-2 bg-accent-soft px-3 py-1.5 at-720:px-4"
    >
      <Glyph of="pencil" className="text-accent" />
      <span className="min-w-0 wrap-anywhere">
        {t.rich('note', {
          name: authorName,
          b: (words) => <b>{words}</b>,
          time: () => <ClinicalTime at={signedAt} show="date-time" />,
        })}{' '}
        <a href={`/l/${launchId}?cosign=${filingId}`} className="underline">
          {t('open')}
        </a>
      </span>
    </p>
  ))
}

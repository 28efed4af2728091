'use client'

import { useTranslations } from 'use-intl'
import type { AskedCoSign } from '#lib/flows/open-note.ts'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Glyph } from '../ui/glyph.tsx'

/** What has come of the co-signature that the author asked for, by text and shape. */
export function CoSignState({ coSign }: { readonly coSign: AskedCoSign }) {
  const t = useTranslations('amend.coSign')
  switch (coSign.standing) {
    case 'awaiting':
      return (
        <p>
          <span className="inline-flex items-baseline gap-1 font-semibold text-warn">
            <Glyph of="pencil" />
            {t('preliminary')}
          </span>{' '}
          {coSign.addressedName ? t('awaits', { name: coSign.addressedName }) : t('awaitsAnybody')}
        </p>
      )
    case 'returned':
      return (
        <p className="wrap-anywhere">
          <span className="inline-flex items-baseline gap-1 font-semibold text-crit">
            <Glyph of="turning-arrow" />
            {t('returned', { name: coSign.byName })}
          </span>{' '}
          {t.rich('returnedWhy', {
            reason: coSign.returned.reason,
            time: () => <ClinicalTime at={coSign.returned.at} show="date-time" />,
          })}
        </p>
      )
    case 'signed':
      return (
        <p>
          <span className="inline-flex items-baseline gap-1 font-semibold text-ok">
            <Glyph of="tick" />
            {t('signed', { name: coSign.byName })}
          </span>{' '}
          <ClinicalTime at={coSign.event.signedAt} show="date-time" />
        </p>
      )
  }
}

'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { OtherVisit } from '#lib/flows/open-note.ts'

type Props = { readonly of: OtherVisit; readonly children: ReactNode }

/** Says that a note is of another visit than the one whose chart is open, and what follows of that. */
export function OtherVisitLine({ of: { encounter }, children }: Props) {
  const t = useTranslations('amend.otherVisit')
  return (
    <p className="basis-full wrap-anywhere">
      <b>{encounter ? t('named', { encounter }) : t('unnamed')}</b> {t('filed')} {children}
    </p>
  )
}

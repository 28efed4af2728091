'use client'

import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Glyph } from '../ui/glyph.tsx'
import type { OtherPatient } from './use-other-patient.ts'

type Props = {
  readonly other: OtherPatient
  /** `MARCHETTI, Rosalind`, of this page. */
  readonly patientName: string
}

/** Another chart was opened later: this page says whose it still is. It blocks nothing. */
export function OtherPatientBanner({ other: { openedAt, dismiss }, patientName }: Props) {
  const t = useTranslations('session.other')
  return (
    <div role="status">
      {openedAt ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line-2 bg-warn-soft px-3 py-1.5 at-720:px-4">
          <p className="min-w-0 flex-1 basis-60">
            <Glyph of="triangle" className="mr-1.5 text-warn" />
            {t.rich('opened', {
              patient: () => <b className="wrap-anywhere">{patientName}</b>,
              time: () => <ClinicalTime at={openedAt} show="time" />,
            })}
          </p>
          <Button size="s" onClick={dismiss}>
            {t('dismiss')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

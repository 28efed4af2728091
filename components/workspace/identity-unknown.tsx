'use client'

import { useTranslations } from 'use-intl'
import type { CardOf } from '#lib/chart/card.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { useFailureText } from '../chart/failure-text.ts'
import { Button } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Spinner } from '../ui/spinner.tsx'

type Props = {
  readonly card: CardOf<'patient'> | undefined
  readonly problem: AppErrorCode | undefined
  readonly onTryAgain: () => void
}

/** The banner while nobody knows who the patient is: no name before the EHR has confirmed it. */
export function IdentityUnknown({ card, problem, onTryAgain }: Props) {
  const t = useTranslations('shell')
  const why = useFailureText()
  const code = card?.state === 'failed' ? card.code : problem
  if (!card && !problem) {
    return (
      <h1>
        <Spinner>{t('readingPatient')}</Spinner>
      </h1>
    )
  }
  return (
    <div className="flex items-start gap-2 font-semibold text-crit">
      <Glyph of="octagon" className="mt-0.75" />
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <h1>{code ? t('patientFailed', { why: why(code) }) : t('patientNotPermitted')}</h1>
        {code ? (
          <Button size="s" onClick={onTryAgain}>
            {t('tryAgain')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

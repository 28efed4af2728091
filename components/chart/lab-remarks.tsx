'use client'

import { useTranslations } from 'use-intl'
import type { Result } from '#lib/chart/measurement.ts'
import { clinicalDate, isSameDay } from '#lib/fhir/clinical-time.ts'
import type { FhirDate } from '#lib/fhir/fhir-date.ts'
import { useSiteZone } from '../ui/site-zone.ts'
import { Sub } from './fact-row.tsx'
import { OddityWords } from './oddity-words.tsx'

type Props = {
  readonly result: Result
  readonly newest: FhirDate | undefined
  /** The range, where it has no place of its own. */
  readonly range: string | undefined
}

/** What is not plainly the newest final result takes a line of its own. */
export function LabRemarks({ result, newest, range }: Props) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const { when, status, interpretation, flag, oddities, reference } = result
  const isOlder = when && !(newest && isSameDay(when, newest, zone))
  const remarks = [
    range,
    isOlder ? clinicalDate(when, zone) : undefined,
    status === 'final' ? undefined : t(`resultStatus.${status}`),
    interpretation,
    flag?.by === 'range' ? t('byRange') : undefined,
  ].filter(Boolean)
  return (
    <div className="order-last col-[1/-2] min-w-0 wrap-anywhere empty:hidden">
      {remarks.length > 0 ? <Sub>{remarks.join(', ')}</Sub> : null}
      <OddityWords oddities={oddities} reference={reference} />
    </div>
  )
}

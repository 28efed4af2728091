'use client'

import { useTranslations } from 'use-intl'
import type { Result } from '#lib/chart/measurement.ts'
import { shownValue } from '#lib/chart/value-text.ts'
import { clinicalDateTime } from '#lib/fhir/clinical-time.ts'
import { useSiteZone } from '../ui/site-zone.ts'
import { FlagMark } from './flag-mark.tsx'
import { useRangeText } from './range-text.ts'

/** The newest value, large, with everything that belongs to it. */
export function LatestResult({ result }: { readonly result: Result }) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const rangeText = useRangeText()
  const { when, status, value, flag } = result
  const shown = shownValue(value, zone)
  const range = rangeText(result)
  return (
    <div className="flex flex-wrap items-baseline gap-x-3.5 gap-y-1 pb-2">
      <span className="text-big font-semibold tracking-[-0.01em] wrap-anywhere">
        {shown?.number ?? t('noValue')}{' '}
        {shown?.unit ? (
          <span className="text-l font-normal whitespace-nowrap text-ink-2">{shown.unit}</span>
        ) : null}
      </span>
      {flag ? <FlagMark flag={flag} /> : null}
      <span className="text-ink-2">
        {[when && clinicalDateTime(when, zone), t(`resultStatus.${status}`)]
          .filter(Boolean)
          .join(', ')}
        {range ? `. ${t('trend.rangeNow', { range })}` : null}
      </span>
    </div>
  )
}

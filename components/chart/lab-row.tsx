'use client'

import { useTranslations } from 'use-intl'
import { citeResult } from '#lib/chart/cite.ts'
import { latestOf, type Measurement, type Result } from '#lib/chart/measurement.ts'
import { seriesOf } from '#lib/chart/series.ts'
import { shownValue } from '#lib/chart/value-text.ts'
import { isSameDay } from '#lib/fhir/clinical-time.ts'
import type { FhirDate } from '#lib/fhir/fhir-date.ts'
import { classNames } from '../ui/class-names.ts'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { useSiteZone } from '../ui/site-zone.ts'
import { useChart } from './chart-context.tsx'
import { FactMark } from './fact-mark.tsx'
import { Sub } from './fact-row.tsx'
import { FlagMark } from './flag-mark.tsx'
import { OddityWords } from './oddity-words.tsx'
import { useRangeText } from './range-text.ts'
import { Sparkline } from './sparkline.tsx'

type Props = {
  readonly test: Measurement
  /** Date of the card's newest result: a row tells its own only when it is older. */
  readonly newest: FhirDate | undefined
}

/** A laboratory test by its newest result. */
export function LabRow({ test, newest }: Props) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const { openTrend } = useChart()
  const result = latestOf(test)
  if (!result) return null
  const name = test.name ?? t('notReadable')
  return (
    <li className="col-span-full grid grid-cols-subgrid items-center gap-x-2 py-0.5">
      <div className="min-w-0 wrap-anywhere">
        <button
          type="button"
          aria-label={t('labs.openTrend', { name })}
          onClick={() => openTrend({ card: 'labs', key: test.key })}
          className="min-h-6 text-left font-medium underline decoration-line-2 underline-offset-3 hover:text-accent hover:decoration-accent"
        >
          {name}
        </button>
        <LabRemarks result={result} newest={newest} />
      </div>
      <div className="hidden @min-[340px]/pane:block">
        <Sparkline series={seriesOf(test)[0]} />
      </div>
      <LabValue result={result} />
      <div>{result.flag ? <FlagMark flag={result.flag} /> : null}</div>
      <FactMark
        citation={citeResult(name, result, zone)}
        alsoCitedAs={test.results.map((one) => one.reference)}
      />
    </li>
  )
}

function LabRemarks({
  result,
  newest,
}: {
  readonly result: Result
  readonly newest: FhirDate | undefined
}) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const rangeText = useRangeText()
  const { when, status, interpretation, oddities, reference } = result
  const isOlder = when && !(newest && isSameDay(when, newest, zone))
  return (
    <>
      <Sub>
        {[
          rangeText(result),
          isOlder ? <ClinicalTime key="date" at={when} /> : undefined,
          status === 'final' ? undefined : t(`resultStatus.${status}`),
          interpretation,
          result.flag?.by === 'range' ? t('byRange') : undefined,
        ]
          .filter(Boolean)
          .flatMap((part, index) => (index === 0 ? [part] : [', ', part]))}
      </Sub>
      <OddityWords oddities={oddities} reference={reference} />
    </>
  )
}

/** Number and unit in two columns; words take both. */
function LabValue({ result }: { readonly result: Result }) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const shown = shownValue(result.value, zone)
  const isWithdrawn = result.status === 'entered-in-error' || result.status === 'cancelled'
  if (!shown?.unit) {
    const why = result.value.kind === 'none' ? result.value.why : undefined
    return (
      <div
        className={classNames(
          'col-span-2 min-w-0 text-right wrap-anywhere',
          shown ? 'font-semibold' : 'text-ink-2',
          isWithdrawn && 'line-through',
        )}
      >
        {shown?.number ?? why ?? t('noValue')}
      </div>
    )
  }
  return (
    <>
      <div
        className={classNames(
          'text-right font-semibold whitespace-nowrap',
          isWithdrawn && 'line-through',
        )}
      >
        {shown.number}
      </div>
      <div className="-ml-1 text-s whitespace-nowrap text-ink-2">{shown.unit}</div>
    </>
  )
}

'use client'

import { useTranslations } from 'use-intl'
import { citeResult } from '#lib/chart/cite.ts'
import { latestOf, type Measurement, type Result } from '#lib/chart/measurement.ts'
import { seriesOf } from '#lib/chart/series.ts'
import { shownValue } from '#lib/chart/value-text.ts'
import { clinicalDate, isSameDay } from '#lib/fhir/clinical-time.ts'
import type { FhirDate } from '#lib/fhir/fhir-date.ts'
import { classNames } from '../ui/class-names.ts'
import { useSiteZone } from '../ui/site-zone.ts'
import { useChart } from './chart-context.tsx'
import { FactMark } from './fact-mark.tsx'
import { Sub } from './fact-row.tsx'
import { FlagMark } from './flag-mark.tsx'
import { OddityWords } from './oddity-words.tsx'
import { useRangeText } from './range-text.ts'
import { Sparkline } from './sparkline.tsx'

// What is longer than this gets a line of its own, so that it does not squeeze the numbers.
const LONG_NAME = 16
const LONG_WORDS = 12

type Props = {
  readonly test: Measurement
  /** Date of the card's newest result: a row tells its own only when it is older. */
  readonly newest: FhirDate | undefined
}

/** A laboratory test by its newest result: name, course, number, unit, flag and mark in columns. */
export function LabRow({ test, newest }: Props) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const rangeText = useRangeText()
  const result = latestOf(test)
  if (!result) return null
  const name = test.name ?? t('notReadable')
  const range = rangeText(result) ?? ''
  const isLong = name.length > LONG_NAME
  return (
    <li className="col-span-full grid grid-cols-subgrid items-center gap-x-2 py-0.5">
      <div className={classNames('min-w-0 wrap-anywhere', isLong && 'col-[1/-2]')}>
        <TrendButton test={test} name={name} />
        {isLong ? null : <Sub>{range}</Sub>}
      </div>
      {isLong ? (
        <div className="col-start-1 min-w-0 wrap-anywhere">
          <Sub>{range}</Sub>
        </div>
      ) : null}
      <div className="hidden @min-[340px]/pane:block">
        <Sparkline series={seriesOf(test)[0]} />
      </div>
      <LabValue result={result} />
      <div className="col-[-3/-2]">{result.flag ? <FlagMark flag={result.flag} /> : null}</div>
      <div className="col-[-2/-1]">
        <FactMark
          citation={citeResult(name, result, zone)}
          alsoCitedAs={test.results.map(({ reference }) => reference)}
        />
      </div>
      <LabRemarks result={result} newest={newest} />
    </li>
  )
}

function TrendButton({ test, name }: { readonly test: Measurement; readonly name: string }) {
  const t = useTranslations('chart')
  const { openTrend } = useChart()
  return (
    <button
      type="button"
      aria-label={t('labs.openTrend', { name })}
      onClick={() => openTrend({ card: 'labs', key: test.key })}
      className="min-h-6 text-left font-medium underline decoration-line-2 underline-offset-3 hover:text-accent hover:decoration-accent"
    >
      {name}
    </button>
  )
}

/** What is not plainly the newest final result takes a line of its own. */
function LabRemarks({ result, newest }: Omit<Props, 'test'> & { readonly result: Result }) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const { when, status, interpretation, flag, oddities, reference } = result
  const isOlder = when && !(newest && isSameDay(when, newest, zone))
  const remarks = [
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

/** Number and unit in two columns. Words take both, and many words a line of their own. */
function LabValue({ result }: { readonly result: Result }) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const { value, status } = result
  const shown = shownValue(value, zone)
  const isWithdrawn = status === 'entered-in-error' || status === 'cancelled'
  const struck = isWithdrawn && 'line-through'
  if (shown?.unit) {
    return (
      <>
        <div className={classNames('text-right font-semibold whitespace-nowrap', struck)}>
          {shown.number}
        </div>
        <div className="-ml-1 text-s text-ink-2">{shown.unit}</div>
      </>
    )
  }
  const words = shown?.number ?? (value.kind === 'none' ? value.why : undefined) ?? t('noValue')
  return (
    <div
      className={classNames(
        'min-w-0 wrap-anywhere',
        words.length > LONG_WORDS ? 'order-last col-[1/-1] pb-1' : 'col-span-2 text-right',
        shown ? 'font-semibold' : 'text-ink-2',
        struck,
      )}
    >
      {words}
    </div>
  )
}

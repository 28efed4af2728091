'use client'

import { useTranslations } from 'use-intl'
import { citeResult } from '#lib/chart/cite.ts'
import { latestOf, type Measurement } from '#lib/chart/measurement.ts'
import { seriesOf } from '#lib/chart/series.ts'
import type { FhirDate } from '#lib/fhir/fhir-date.ts'
import { classNames } from '../ui/class-names.ts'
import { useSiteZone } from '../ui/site-zone.ts'
import { useChart } from './chart-context.tsx'
import { FactMark } from './fact-mark.tsx'
import { Sub } from './fact-row.tsx'
import { FlagMark } from './flag-mark.tsx'
import { LabRemarks } from './lab-remarks.tsx'
import { isWordy, LabValue } from './lab-value.tsx'
import { useRangeText } from './range-text.ts'
import { Sparkline } from './sparkline.tsx'

// What is longer than this gets a line of its own, so that it does not squeeze the numbers.
const LONG_NAME = 13

type Props = {
  readonly test: Measurement
  /** Date of the card's newest result: a row tells its own only when it is older. */
  readonly newest: FhirDate | undefined
}

/**
 * A laboratory test by its newest result: name over range, course, number, unit, flag and mark in
 * the columns of the card. A long name or a value in words stands above them, from edge to edge.
 */
export function LabRow({ test, newest }: Props) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const rangeText = useRangeText()
  const result = latestOf(test)
  if (!result) return null
  const name = test.name ?? t('notReadable')
  const range = rangeText(result)
  const wordy = isWordy(result)
  const isStacked = wordy || name.length > LONG_NAME
  return (
    <li className="col-span-full grid grid-cols-subgrid items-center gap-x-2 py-0.5">
      <div className={classNames('min-w-0 wrap-anywhere', isStacked && 'col-span-full')}>
        <TrendButton test={test} name={name} />
        {range && !isStacked ? <Sub>{range}</Sub> : null}
      </div>
      {isStacked && !wordy ? (
        <div className="min-w-0 wrap-anywhere">{range ? <Sub>{range}</Sub> : null}</div>
      ) : null}
      {wordy ? null : (
        <div className="hidden @min-[356px]/pane:block">
          <Sparkline series={seriesOf(test)[0]} />
        </div>
      )}
      <LabValue result={result} />
      <div className="col-[-3/-2]">{result.flag ? <FlagMark flag={result.flag} /> : null}</div>
      <div className="col-[-2/-1]">
        <FactMark
          citation={citeResult(name, result, zone)}
          alsoCitedAs={test.results.map(({ reference }) => reference)}
        />
      </div>
      <LabRemarks result={result} newest={newest} range={wordy ? range : undefined} />
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

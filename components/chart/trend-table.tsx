'use client'

import { useTranslations } from 'use-intl'
import {
  latestOf,
  type Measurement,
  type Result,
  type ResultValue,
} from '#lib/chart/measurement.ts'
import { shownValue, valueText } from '#lib/chart/value-text.ts'
import { classNames } from '../ui/class-names.ts'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { useSiteZone } from '../ui/site-zone.ts'
import { FlagMark } from './flag-mark.tsx'
import { OddityWords } from './oddity-words.tsx'
import { useRangeText } from './range-text.ts'

const HEAD =
  'border-b border-line py-1.25 pr-2.5 text-left text-s font-medium whitespace-nowrap text-ink-2'
const CELL = 'border-b border-line py-1.25 pr-2.5 align-top'

type Props = { readonly name: string; readonly measurement: Measurement }

/** Every value that was reported, withdrawn ones as well, newest first. */
export function TrendTable({ name, measurement }: Props) {
  const t = useTranslations('chart.trend')
  const latest = latestOf(measurement)
  const unit = onlyUnit(measurement.results)
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{t('table', { name })}</caption>
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            {t('date')}
          </th>
          <th scope="col" className={classNames(HEAD, 'text-right')}>
            {unit ?? t('value')}
          </th>
          <th scope="col" className={HEAD}>
            {t('flag')}
          </th>
          <th scope="col" className={HEAD}>
            {t('range')}
          </th>
          <th scope="col" className={HEAD}>
            {t('source')}
          </th>
        </tr>
      </thead>
      <tbody>
        {measurement.results.map((result, index) => (
          <ResultRow
            // biome-ignore lint/suspicious/noArrayIndexKey: results never move; one record may hold several
            key={`${result.reference}|${index}`}
            result={result}
            isLatest={result === latest}
            hasOwnUnit={unit === undefined}
          />
        ))}
      </tbody>
    </table>
  )
}

/** The unit of every value, when there is one for all: then it stands in the head of the column. */
function onlyUnit(results: readonly Result[]): string | undefined {
  const [first, ...others] = new Set(results.map(({ value }) => unitOf(value)))
  return others.length === 0 ? first : undefined
}

function unitOf(value: ResultValue): string | undefined {
  if (value.kind === 'quantity') return value.quantity.unit
  return value.kind === 'pair' ? value.first.unit : undefined
}

type RowProps = {
  readonly result: Result
  readonly isLatest: boolean
  readonly hasOwnUnit: boolean
}

function ResultRow({ result, isLatest, hasOwnUnit }: RowProps) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const rangeText = useRangeText()
  const { when, value, flag, status, performer, notes, oddities, reference, interpretation } =
    result
  const isWithdrawn = status === 'entered-in-error' || status === 'cancelled'
  const why = value.kind === 'none' ? value.why : undefined
  return (
    <tr className={isLatest ? 'font-semibold' : undefined}>
      <td className={CELL}>{when ? <ClinicalTime at={when} /> : t('problem.undated')}</td>
      <td className={classNames(CELL, 'text-right', isWithdrawn && 'line-through')}>
        {(hasOwnUnit ? valueText(value, zone) : shownValue(value, zone)?.number) ??
          why ??
          t('noValue')}
      </td>
      <td className={CELL}>{flag ? <FlagMark flag={flag} /> : interpretation}</td>
      <td className={classNames(CELL, 'whitespace-nowrap')}>{rangeText(result)}</td>
      <td className={classNames(CELL, 'pr-0 wrap-anywhere')}>
        {performer}
        <span className="block text-s font-normal text-ink-3">
          {[
            status === 'final' ? undefined : t(`resultStatus.${status}`),
            flag?.by === 'range' ? t('byRange') : undefined,
            result.specimen,
            ...notes,
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
        <OddityWords oddities={oddities} reference={reference} />
      </td>
    </tr>
  )
}

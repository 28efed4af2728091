'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { citeResult } from '#lib/chart/cite.ts'
import { latestOf, type Measurement } from '#lib/chart/measurement.ts'
import { changeSincePrevious, seriesOf } from '#lib/chart/series.ts'
import { type ShownValue, shownValue } from '#lib/chart/value-text.ts'
import { isSameDay, shortDate } from '#lib/fhir/clinical-time.ts'
import type { FhirDate } from '#lib/fhir/fhir-date.ts'
import { quantityText } from '#lib/fhir/quantity.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { useSiteZone } from '../ui/site-zone.ts'
import { useChart } from './chart-context.tsx'
import { FactMark } from './fact-mark.tsx'
import { Sub } from './fact-row.tsx'
import { FlagMark } from './flag-mark.tsx'
import { OddityWords } from './oddity-words.tsx'

/** A known sign by its short name, another one as the EHR calls it. */
export function useVitalName(): (vital: Measurement) => string {
  const t = useTranslations('chart')
  return ({ kind, name }) =>
    kind === 'lab' || kind === 'other' ? (name ?? t('notReadable')) : t(`vital.${kind}`)
}

type Props = {
  readonly vital: Measurement
  readonly newest: FhirDate | undefined
  readonly asOf: Instant
}

/** The newest reading of one vital sign, its age when it is older than the others, and its course. */
export function VitalCell({ vital, newest, asOf }: Props) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const nameOf = useVitalName()
  const { openTrend } = useChart()
  const change = useChangeText(vital, asOf)
  const result = latestOf(vital)
  if (!result) return null
  const { when, status, oddities, reference, flag } = result
  const isOlder = when && !(newest && isSameDay(when, newest, zone))
  const name = nameOf(vital)
  const hasCourse = seriesOf(vital).some(({ points }) => points.length > 1)
  return (
    <VitalFrame
      name={
        hasCourse ? (
          <button
            type="button"
            aria-label={t('labs.openTrend', { name })}
            onClick={() => openTrend({ card: 'vitals', key: vital.key })}
            className="-my-0.75 inline-block py-0.75 text-left underline decoration-line-2 underline-offset-3 hover:text-accent hover:decoration-accent"
          >
            {name}
          </button>
        ) : (
          name
        )
      }
      value={shownValue(result.value, zone)}
      mark={
        <FactMark
          citation={citeResult(name, result, zone)}
          alsoCitedAs={vital.results.map((one) => one.reference)}
        />
      }
      flag={flag ? <FlagMark flag={flag} /> : null}
      remarks={[
        isOlder ? shortDate(when, asOf, zone) : undefined,
        status === 'final' ? undefined : t(`resultStatus.${status}`),
        change,
      ]}
    >
      <OddityWords oddities={oddities} reference={reference} />
    </VitalFrame>
  )
}

/** `up 3.1 kg since 02-Sep`: for weight, whose course is what matters. */
function useChangeText(vital: Measurement, asOf: Instant): string | undefined {
  const t = useTranslations('chart.vital')
  const zone = useSiteZone()
  const change = vital.kind === 'weight' ? changeSincePrevious(vital) : undefined
  if (!change) return undefined
  const by = quantityText({ value: Math.abs(change.by), ...(change.unit && { unit: change.unit }) })
  return t(change.by > 0 ? 'up' : 'down', { by, date: shortDate(change.since, asOf, zone) })
}

type FrameProps = {
  readonly name: ReactNode
  readonly value: ShownValue | undefined
  readonly remarks: readonly (string | undefined)[]
  readonly mark?: ReactNode
  readonly flag?: ReactNode
  readonly children?: ReactNode
}

export function VitalFrame({ name, value, remarks, mark, flag, children }: FrameProps) {
  const t = useTranslations('chart')
  const said = remarks.filter(Boolean).join(', ')
  return (
    <div className="group/vital min-w-0">
      <dt className="text-s text-ink-3">{name}</dt>
      <dd className="text-value">
        <span className="inline-flex items-center gap-0.5">
          <span className="whitespace-nowrap">
            <b>{value?.number ?? t('noValue')}</b>{' '}
            {value?.unit ? <span className="text-s text-ink-2">{value.unit}</span> : null}
          </span>
          {flag}
          <span className="relative z-1 -my-1">{mark}</span>
        </span>
        {said ? <Sub>{said}</Sub> : null}
        {children}
      </dd>
    </div>
  )
}

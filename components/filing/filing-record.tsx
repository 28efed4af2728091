'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { EhrRecord } from '#lib/filing/filing.ts'
import type { FilingView } from '#lib/flows/view-filing.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { ExactTime } from './exact-time.tsx'

type Props = {
  readonly record: EhrRecord
  readonly receipt: string | undefined
  readonly labels: FilingView['labels']
  readonly ehr: string
}

/** What the EHR named the note, when, the number of the receipt, and what became of its labels. */
export function FilingRecord({ record, receipt, labels, ehr }: Props) {
  const t = useTranslations('filing.region')
  const reference = `DocumentReference/${record.id}`
  return (
    <dl className="grid gap-px pt-1 pb-0.5 at-900:flex at-900:flex-wrap at-900:gap-x-6">
      <Row label={t('record')}>
        <span className="min-w-0 font-mono text-s wrap-anywhere">
          DocumentReference/
          <wbr />
          {record.id}
        </span>
        <span className="inline-flex items-baseline gap-1 whitespace-nowrap at-900:items-center">
          {record.version ? (
            <span className="font-mono text-s">
              {t('recordValue', { version: record.version })}
            </span>
          ) : null}
          <CopyButton text={reference} label={t('copyRecord')} />
        </span>
      </Row>
      <Row label={t('ehrTime')}>
        {record.at ? <ExactTime at={record.at} show="date-time" /> : t('ehrTimeMissing')}
      </Row>
      {receipt ? (
        <Row label={t('receipt')}>
          <span className="font-mono text-s whitespace-nowrap">{receipt}</span>
        </Row>
      ) : null}
      {labels ? (
        <Row label={t('labels')}>
          <span>{t(`labelsState.${wordsFor(labels)}`, { ehr })}</span>
          {labels.provenanceId ? (
            <span className="font-mono text-s wrap-anywhere">Provenance/{labels.provenanceId}</span>
          ) : null}
        </Row>
      ) : null}
    </dl>
  )
}

const wordsFor = ({ state, errorCode }: NonNullable<FilingView['labels']>) =>
  state === 'not-sent' && errorCode === 'FILING_NOT_PERMITTED' ? 'no-right' : state

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="grid min-h-6 grid-cols-[4rem_minmax(0,1fr)] items-baseline gap-x-3 at-900:flex at-900:items-center at-900:gap-x-2">
      <dt className="text-ink-2">{label}</dt>
      <dd className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 at-900:items-center">
        {children}
      </dd>
    </div>
  )
}

import type { AuditRecordView } from '#lib/audit/audit-reports.ts'
import { KeyValues } from './key-values.tsx'
import { Moment } from './moment.tsx'
import { consoleWords as t } from './words.ts'

/** A record's place in chain and tree, and its exact text. */
export function RecordView({
  record,
  zone,
}: {
  readonly record: AuditRecordView
  readonly zone: string
}) {
  const { at, seq, bootId, hash, leaf, body } = record
  return (
    <>
      <KeyValues
        of={[
          { name: t('event.time'), value: <Moment at={at} zone={zone} /> },
          { name: t('event.chain'), value: t('event.place', { seq, boot: bootId }) },
          { name: t('event.hash'), value: <Exact>{hash}</Exact> },
          {
            name: t('event.leaf'),
            value: leaf === undefined ? t('event.unsealed') : t('event.leafAt', { leaf }),
          },
        ]}
      />
      <h3 className="pt-3 pb-1 text-s text-ink-2">{t('event.body')}</h3>
      <pre className="rounded-2 border border-line bg-ledger p-2.5 font-mono text-s whitespace-pre-wrap wrap-anywhere">
        {body}
      </pre>
    </>
  )
}

export const Exact = ({ children }: { readonly children: string }) => (
  <span className="font-mono text-s wrap-anywhere select-all">{children}</span>
)

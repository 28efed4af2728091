import type { Disclosure } from '#lib/audit/disclosure.ts'
import { KeyValues } from './key-values.tsx'
import { Moment } from './moment.tsx'
import { Person } from './person.tsx'
import { consoleWords as t } from './words.ts'

type Props = { readonly of: readonly Disclosure[]; readonly zone: string }

/** What was told, the newest first: each with all that an accounting has to say. */
export function DisclosureList({ of, zone }: Props) {
  if (of.length === 0) return <p className="text-ink-2">{t('disclosures.none')}</p>
  return (
    <ol className="grid gap-4">
      {of.map((told) => (
        <li key={told.id} className="border-b border-line pb-3 last:border-0">
          <KeyValues
            of={[
              { name: t('disclosures.when'), value: <Moment at={told.disclosedAt} zone={zone} /> },
              { name: t('disclosures.recipient'), value: <b>{told.recipient}</b> },
              { name: t('disclosures.address'), value: told.address || '—' },
              { name: t('disclosures.what'), value: told.description },
              { name: t('disclosures.purpose'), value: told.purpose },
              { name: t('disclosures.by'), value: <Person user={told.recordedBy} /> },
            ]}
          />
          {told.patient === undefined && (
            <p className="text-s text-ink-2">{t('disclosures.everybody')}</p>
          )}
        </li>
      ))}
    </ol>
  )
}

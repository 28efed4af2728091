import type { AuditOverview } from '#lib/audit/audit-reports.ts'
import { Moment } from './moment.tsx'
import { consoleWords as t } from './words.ts'

const number = new Intl.NumberFormat('en-US')

/** The few numbers that an overview is of. */
export function Numbers({ of, zone }: { readonly of: AuditOverview; readonly zone: string }) {
  const { accesses, users, patients, refused, failed, unknown, lastAt } = of
  const counts = { accesses, users, patients, notDone: refused + failed + unknown } as const
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3 border-t border-line pt-4 pb-5">
      {(['accesses', 'users', 'patients', 'notDone'] as const).map((name) => (
        <div key={name}>
          <dt className="text-s text-ink-2">{t(`overview.${name}`)}</dt>
          <dd className="text-big font-semibold">{number.format(counts[name])}</dd>
        </div>
      ))}
      {lastAt && (
        <div>
          <dt className="text-s text-ink-2">{t('overview.newest')}</dt>
          <dd className="pt-1.5">
            <Moment at={lastAt} zone={zone} />
          </dd>
        </div>
      )}
    </dl>
  )
}

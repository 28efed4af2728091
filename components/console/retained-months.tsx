import type { RetentionStatus } from '#lib/audit/retention.ts'
import { Moment } from './moment.tsx'
import { Person } from './person.tsx'
import { ScrollTable } from './scroll-table.tsx'
import { CELL, HEAD, NUMBER } from './table-classes.ts'
import { consoleWords as t } from './words.ts'

type Props = { readonly of: RetentionStatus; readonly zone: string }

/** Months older than what has to be kept: those that are there, those that are gone. */
export function RetainedMonths({ of: { due, purged }, zone }: Props) {
  if (due.length === 0 && purged.length === 0) {
    return <p className="text-ink-2">{t('retention.noneDue')}</p>
  }
  return (
    <ScrollTable label={t('retention.due')}>
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            {t('retention.month')}
          </th>
          <th scope="col" className={`${HEAD} ${NUMBER}`}>
            {t('retention.records')}
          </th>
          <th scope="col" className={HEAD}>
            {t('retention.state')}
          </th>
        </tr>
      </thead>
      <tbody>
        {due.map(({ month, records, obstacles }) => (
          <tr key={month}>
            <td className={CELL}>{month}</td>
            <td className={`${CELL} ${NUMBER}`}>{records}</td>
            <td className={CELL}>
              {obstacles.map((one) => t(`retention.obstacle.${one}`)).join(', ') ||
                t('retention.mayGo')}
            </td>
          </tr>
        ))}
        {purged.map(({ month, records, purgedBy, purgedAt }) => (
          <tr key={month}>
            <td className={CELL}>{month}</td>
            <td className={`${CELL} ${NUMBER}`}>{records}</td>
            <td className={CELL}>
              {t('retention.purged')}: <Person user={purgedBy} />,{' '}
              <Moment at={purgedAt} zone={zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

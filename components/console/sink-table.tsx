import type { SinkStatus } from '#lib/audit/audit-integrity.ts'
import { Moment } from './moment.tsx'
import { ScrollTable } from './scroll-table.tsx'
import { CELL, HEAD, NUMBER } from './table-classes.ts'
import { consoleWords as t } from './words.ts'

type Props = { readonly sinks: readonly SinkStatus[]; readonly zone: string }

/** How far each place outside the database is. */
export function SinkTable({ sinks, zone }: Props) {
  return (
    <ScrollTable label={t('integrity.outside')}>
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            {t('integrity.sink')}
          </th>
          <th scope="col" className={`${HEAD} ${NUMBER}`}>
            {t('integrity.upTo')}
          </th>
          <th scope="col" className={HEAD}>
            {t('integrity.confirmed')}
          </th>
          <th scope="col" className={`${HEAD} ${NUMBER}`}>
            {t('integrity.waiting')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sinks.map(({ sink, size, anchoredAt, waiting }) => (
          <tr key={sink}>
            <th scope="row" className={`${CELL} text-left font-normal wrap-anywhere`}>
              {sink}
            </th>
            <td className={`${CELL} ${NUMBER}`}>{size}</td>
            <td className={CELL}>
              <Moment at={anchoredAt} zone={zone} />
            </td>
            <td className={`${CELL} ${NUMBER}`}>{waiting}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

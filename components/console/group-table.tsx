import type { AccessGroup } from '#lib/audit/audit-reports.ts'
import { Glyph } from '../ui/glyph.tsx'
import { Moment } from './moment.tsx'
import { Person } from './person.tsx'
import { ScrollTable } from './scroll-table.tsx'
import { CELL, HEAD, NUMBER } from './table-classes.ts'
import { consoleWords as t } from './words.ts'

type Props = {
  readonly groups: readonly AccessGroup[]
  readonly by: 'person' | 'patient'
  readonly zone: string
}

/** The summary of a report: one line for each person, or each patient. */
export function GroupTable({ groups, by, zone }: Props) {
  const label = t(by === 'person' ? 'access.byPerson' : 'access.byPatient')
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            {t(`access.${by}`)}
          </th>
          {(['times', 'notDone', 'launches'] as const).map((column) => (
            <th key={column} scope="col" className={`${HEAD} ${NUMBER} whitespace-nowrap`}>
              {t(`access.${column}`)}
            </th>
          ))}
          {(['first', 'last'] as const).map((column) => (
            <th key={column} scope="col" className={HEAD}>
              {t(`access.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={`${group.user} ${group.ehrId} ${group.patient}`}>
            <th scope="row" className={`${CELL} min-w-44 text-left font-normal`}>
              {by === 'person' ? (
                <Person user={group.user} />
              ) : (
                <span className="font-mono text-s">
                  {group.patient ? `${group.ehrId ?? ''}/${group.patient}` : '—'}
                </span>
              )}
            </th>
            <td className={`${CELL} ${NUMBER}`}>{group.accesses}</td>
            <td className={`${CELL} ${NUMBER}`}>
              <NotDone count={group.notDone} />
            </td>
            <td className={`${CELL} ${NUMBER}`}>{group.launches}</td>
            <td className={`${CELL} whitespace-nowrap text-ink-2`}>
              <Moment at={group.firstAt} zone={zone} />
            </td>
            <td className={`${CELL} whitespace-nowrap text-ink-2`}>
              <Moment at={group.lastAt} zone={zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function NotDone({ count }: { readonly count: number }) {
  if (count === 0) return <span className="text-ink-3">0</span>
  return (
    <span className="font-semibold text-warn">
      <Glyph of="triangle" className="mr-1" />
      {count}
    </span>
  )
}

import type { AccessEntry } from '#lib/audit/access-entry.ts'
import { isThisReading } from '../filing/is-this-reading.ts'
import { Moment, momentText } from './moment.tsx'
import { Outcome } from './outcome.tsx'
import { Person } from './person.tsx'
import { actionText, consoleWords as t } from './words.ts'

type Props = {
  readonly entries: readonly AccessEntry[]
  readonly zone: string
  /** Where one access is shown in full; undefined where that is not allowed. */
  readonly hrefOf?: ((id: string) => string) | undefined
}

const HEAD = 'border-b border-line-2 py-1.25 pr-3 text-left text-s font-medium text-ink-2'
const STACKED = 'under-900:block under-900:border-0 under-900:py-px under-900:pr-0'
const CELL = `border-b border-line py-1.5 pr-3 align-top ${STACKED}`
const CODE = `${CELL} font-mono text-s wrap-anywhere`
const COLUMNS = ['time', 'person', 'action', 'patient', 'what', 'outcome', 'launch'] as const

/** Accesses, newest first; rows become blocks where there is no room. */
export function AccessTable({ entries, ...rest }: Props) {
  return (
    <table className="w-full border-collapse under-900:block">
      <caption className="sr-only">{t('table.label')}</caption>
      <thead className="under-900:sr-only">
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className={`${HEAD} last:pr-0 last:text-right`}>
              {t(`table.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="under-900:block">
        {entries.map((entry, index) => (
          <Row key={entry.id} entry={entry} isNow={isThisReading(entry, index)} {...rest} />
        ))}
      </tbody>
    </table>
  )
}

// Below 900 px a row is a block: two columns, three where there is room for them.
const ROW =
  'under-900:grid under-900:grid-cols-[minmax(0,1fr)_auto] under-900:items-baseline under-900:gap-x-3 under-900:border-b under-900:border-line under-900:py-2 under-900:at-480:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]'

/** Where each cell stands in the block. */
const PLACES = {
  time: 'under-900:order-1 under-900:at-480:order-2',
  outcome: 'under-900:order-2 under-900:text-right under-900:at-480:order-3',
  action:
    'under-900:order-3 under-900:col-span-2 under-900:at-480:order-1 under-900:at-480:col-span-1',
  person: 'under-900:order-4 under-900:col-span-2 under-900:at-480:col-span-1',
  patient: 'under-900:order-5 under-900:col-span-2 under-900:at-480:col-span-1',
  what: 'under-900:order-6 under-900:col-span-2 under-900:at-480:order-7 under-900:at-480:col-span-3',
  launch:
    'under-900:order-7 under-900:col-span-2 under-900:at-480:order-6 under-900:at-480:col-span-1 under-900:at-480:text-right at-900:text-right at-900:pr-0',
} as const

type RowProps = Omit<Props, 'entries'> & {
  readonly entry: AccessEntry
  readonly isNow: boolean
}

function Row({ entry, isNow, zone, hrefOf }: RowProps) {
  const { at, action, patient, user, what, launchId, id } = entry
  const text = actionText(action)
  return (
    <tr className={ROW}>
      <td className={`${CELL} text-ink-2 at-900:whitespace-nowrap ${PLACES.time}`}>
        <Moment at={at} zone={zone} />
      </td>
      <td className={`${CELL} ${PLACES.person}`}>
        <Person user={user} />
      </td>
      <td className={`${CELL} font-medium ${PLACES.action}`}>
        {hrefOf ? (
          <a
            href={hrefOf(id)}
            aria-label={t('table.details', { action: text, time: momentText(at, zone) })}
          >
            {text}
          </a>
        ) : (
          text
        )}
      </td>
      <td className={`${CODE} ${PLACES.patient}`}>{patient}</td>
      <td className={`${CODE} ${PLACES.what}`}>{what}</td>
      <td className={`${CELL} ${PLACES.outcome}`}>
        <Outcome entry={entry} isNow={isNow} />
      </td>
      <td className={`${CODE} ${PLACES.launch}`}>{shortLaunch(launchId)}</td>
    </tr>
  )
}

const SHORT = 5

/** As much of a launch id as tells two launches apart: `q7Rk2` of `greyfield.q7Rk2…`. */
const shortLaunch = (launchId: string | undefined): string | undefined =>
  launchId?.slice(launchId.lastIndexOf('.') + 1).slice(0, SHORT)

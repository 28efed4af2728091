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

const ROW =
  'under-900:grid under-900:grid-cols-[minmax(0,1fr)_auto] under-900:items-baseline under-900:gap-x-3 under-900:border-b under-900:border-line under-900:py-2'

type RowProps = Omit<Props, 'entries'> & {
  readonly entry: AccessEntry
  readonly isNow: boolean
}

function Row({ entry, isNow, zone, hrefOf }: RowProps) {
  const { at, action, patient, user, what, launchId, id } = entry
  const text = actionText(action)
  return (
    <tr className={ROW}>
      <td className={`${CELL} text-ink-2 under-900:order-1`}>
        <Moment at={at} zone={zone} />
      </td>
      <td className={`${CELL} under-900:order-4 under-900:col-span-2`}>
        <Person user={user} />
      </td>
      <td className={`${CELL} font-medium under-900:order-3 under-900:col-span-2`}>
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
      <td
        className={`${CELL} font-mono text-s wrap-anywhere under-900:order-5 under-900:col-span-2`}
      >
        {patient}
      </td>
      <td
        className={`${CELL} font-mono text-s wrap-anywhere under-900:order-6 under-900:col-span-2`}
      >
        {what}
      </td>
      <td className={`${CELL} under-900:order-2 under-900:text-right`}>
        <Outcome entry={entry} isNow={isNow} />
      </td>
      <td
        className={`${CELL} text-right font-mono text-s under-900:order-7 under-900:col-span-2 under-900:text-left at-900:pr-0`}
      >
        {shortLaunch(launchId)}
      </td>
    </tr>
  )
}

const SHORT = 5

/** As much of a launch id as tells two launches apart: `q7Rk2` of `greyfield.q7Rk2…`. */
const shortLaunch = (launchId: string | undefined): string | undefined =>
  launchId?.slice(launchId.lastIndexOf('.') + 1).slice(0, SHORT)

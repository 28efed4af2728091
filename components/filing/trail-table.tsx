'use client'

import { useTranslations } from 'use-intl'
import { hasOutcome } from '#lib/audit/audit-event.ts'
import type { TrailEntry } from '#lib/audit/audit-search.ts'
import { Button } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { useActionText } from './action-text.ts'
import { ExactTime } from './exact-time.tsx'
import { isThisReading } from './is-this-reading.ts'
import { OutcomeMark } from './outcome-mark.tsx'

type Props = {
  /** Newest first. */
  readonly entries: readonly TrailEntry[]
  /** How many there are in all. */
  readonly total: number
  readonly onShowMore?: (() => void) | undefined
}

const HEAD = 'border-b border-line-2 py-1.25 pr-2.5 text-left text-s font-medium text-ink-2'
const STACKED = 'under-720:block under-720:border-0 under-720:py-px'
const CELL = `border-b border-line py-1.25 pr-2.5 align-top ${STACKED}`

/** The audit trail of one patient, newest first; rows become blocks where there is no room. */
export function TrailTable({ entries, total, onShowMore }: Props) {
  const t = useTranslations('filing.trail')
  if (entries.length === 0) return <p className="text-ink-2">{t('none')}</p>
  return (
    <div className="@container/frame">
      <Counts entries={entries} total={total} />
      <table className="w-full border-collapse under-720:block">
        <caption className="sr-only">{t('label')}</caption>
        <thead className="under-720:sr-only">
          <tr>
            {(['time', 'action', 'what', 'outcome', 'launch'] as const).map((column) => (
              <th key={column} scope="col" className={`${HEAD} last:text-right last:pr-0`}>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="under-720:block">
          {entries.map((entry, index) => (
            <Row key={entry.id} entry={entry} isNow={isThisReading(entry, index)} />
          ))}
        </tbody>
      </table>
      {onShowMore && entries.length < total ? (
        <div className="pt-2">
          <Button kind="quiet" className="-ml-2" onClick={onShowMore}>
            {t('showMore')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function Counts({ entries, total }: Pick<Props, 'entries' | 'total'>) {
  const t = useTranslations('filing.trail')
  const notDone = entries.filter(
    (entry, index) => isNotDone(entry) && !isThisReading(entry, index),
  ).length
  return (
    <p role="status" className="flex flex-wrap gap-x-4 pb-2">
      <b>{t('shown', { shown: entries.length, total })}</b>
      {notDone > 0 ? (
        <span className="inline-flex items-center gap-1 font-semibold text-warn">
          <Glyph of="triangle" />
          {t('notDone', { count: notDone })}
        </span>
      ) : null}
    </p>
  )
}

const isNotDone = ({ action, result }: TrailEntry): boolean =>
  result !== 'done' && hasOutcome(action)

function Row({ entry, isNow }: { readonly entry: TrailEntry; readonly isNow: boolean }) {
  const t = useTranslations('filing.trail')
  const actionText = useActionText()
  const { at, action, what, code, launchId } = entry
  return (
    <tr className="under-720:grid under-720:grid-cols-[minmax(0,1fr)_auto] under-720:items-baseline under-720:border-b under-720:border-line under-720:py-1.5">
      <td className={`${CELL} text-ink-2 under-720:order-1`}>
        <ExactTime at={at} show="date-time" />
      </td>
      <td className={`${CELL} under-720:order-3 under-720:font-semibold`}>{actionText(action)}</td>
      <td
        className={`${CELL} font-mono text-s wrap-anywhere under-720:order-5 under-720:col-span-2`}
      >
        {what}
      </td>
      <td className={`${CELL} under-720:order-2 under-720:pr-0 under-720:text-right`}>
        <OutcomeMark entry={entry} isNow={isNow} />
        {code ? <span className="block text-s wrap-anywhere text-ink-2">{code}</span> : null}
      </td>
      <td
        className={`${CELL} text-right font-mono text-s under-720:order-4 under-720:pr-0 at-720:pr-0`}
      >
        <span className="hidden pr-1.5 font-sans text-ink-2 under-720:inline">{t('launch')}</span>
        {shortOf(launchId)}
      </td>
    </tr>
  )
}

const SHORT = 5

/** As much of a launch id as tells two launches apart: `q7Rk2` of `greyfield.q7Rk2…`. */
const shortOf = (launchId: string | undefined): string | undefined =>
  launchId?.slice(launchId.lastIndexOf('.') + 1).slice(0, SHORT)

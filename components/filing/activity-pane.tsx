'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { useActionText } from './action-text.ts'
import { type Activity, type ActivityGroup, activityGroups } from './activity-groups.ts'
import { isThisReading } from './is-this-reading.ts'
import { OutcomeMark } from './outcome-mark.tsx'

type Props = {
  readonly activities: readonly Activity[]
  /** Where the whole trail of this patient is. */
  readonly trailHref: string
  /** Where the user's unfinished work is. */
  readonly worklistHref: string
}

/** What happened in this visit, newest first. */
export default function ActivityPane({ activities, trailHref, worklistHref }: Props) {
  const t = useTranslations('filing.activity')
  const groups = useMemo(() => activityGroups(activities), [activities])
  return (
    <div className="relative min-h-0 flex-1 overflow-auto overscroll-contain">
      <header className="flex min-h-11 flex-wrap items-baseline gap-x-3 px-3 pt-3 pb-1.5">
        <h2 className="flex-1 font-semibold">{t('title')}</h2>
        <a href={worklistHref} className="text-s font-medium">
          {t('worklist')}
        </a>
        <a href={trailHref} className="text-s font-medium">
          {t('trail')}
        </a>
      </header>
      {groups.length === 0 ? <p className="px-3 text-ink-2">{t('none')}</p> : null}
      <ol className="pb-3">
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may share a moment and an action
          <Line key={`${group.at}|${index}`} group={group} isNow={isThisReading(group, index)} />
        ))}
      </ol>
    </div>
  )
}

const typeOf = (reference: string): string => reference.split('/')[0] ?? reference

function Line({ group, isNow }: { readonly group: ActivityGroup; readonly isNow: boolean }) {
  const t = useTranslations('filing.activity')
  const actionText = useActionText()
  const { at, action, what, result, count } = group
  // Types of resources can be read; ids are for the trail.
  const tellsWhat = action.startsWith('chart.') && (count === 1 || result !== 'done')
  return (
    <li className="grid grid-cols-[2.75rem_minmax(0,1fr)] gap-x-1 px-3 py-0.75">
      <span className="text-ink-3">
        <ClinicalTime at={at} show="time" />
      </span>
      <span className="wrap-anywhere">
        {actionText(action)}
        {tellsWhat && what ? <span className="text-ink-2">, {typeOf(what)}</span> : null}
        {count > 1 ? <span className="text-ink-3">, {t('times', { count })}</span> : null}{' '}
        {result === 'done' ? null : <OutcomeMark entry={group} isNow={isNow} />}
      </span>
    </li>
  )
}

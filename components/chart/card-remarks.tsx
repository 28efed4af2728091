'use client'

import { useTranslations } from 'use-intl'
import type { ReadCard } from '#lib/chart/card.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { Glyph } from '../ui/glyph.tsx'
import { useFailureText } from './failure-text.ts'

type Props = {
  readonly card: ReadCard<unknown>
  /** Set when reading it again failed: what is shown is older than it should be. */
  readonly problem: AppErrorCode | undefined
}

/** What a read card does not show, so that nothing is missing silently. */
export function CardRemarks({ card, problem }: Props) {
  const t = useTranslations('chart')
  const why = useFailureText()
  const { stoppedAfter, total, unreadable } = card
  const stopped = (count: number): string =>
    total > count ? t('stoppedAfter', { count, total }) : t('stoppedAfterUnknown', { count })
  const remarks = [
    ...(problem ? [t('failedAgain', { why: why(problem) })] : []),
    ...(stoppedAfter === undefined ? [] : [stopped(stoppedAfter)]),
    ...unreadable.map((record) => t(`unreadable.${record.why}`, { reference: record.reference })),
  ]
  if (remarks.length === 0) return null
  return (
    <ul className="px-3 pt-0.5 text-s text-warn">
      {remarks.map((remark) => (
        <li key={remark} className="flex items-start gap-1.5">
          <Glyph of="triangle" className="mt-0.5" />
          <span className="min-w-0 wrap-anywhere">{remark}</span>
        </li>
      ))}
    </ul>
  )
}

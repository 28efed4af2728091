'use client'

import { useTranslations } from 'use-intl'
import type { Result } from '#lib/chart/measurement.ts'
import { shownValue } from '#lib/chart/value-text.ts'
import { classNames } from '../ui/class-names.ts'
import { useSiteZone } from '../ui/site-zone.ts'

const LONG_WORDS = 12

/** Whether the value is words that do not fit the columns of number and unit. */
export const isWordy = ({ value }: Result): boolean =>
  (value.kind === 'text' && value.text.length > LONG_WORDS) ||
  (value.kind === 'none' && (value.why ?? '').length > LONG_WORDS)

/** Number and unit in two columns. Words take both, and many words the whole width before the flag. */
export function LabValue({ result }: { readonly result: Result }) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const { value, status } = result
  const shown = shownValue(value, zone)
  const struck = (status === 'entered-in-error' || status === 'cancelled') && 'line-through'
  if (shown?.unit) {
    return (
      <>
        <div className={classNames('text-right font-semibold whitespace-nowrap', struck)}>
          {shown.number}
        </div>
        <div className="-ml-1 text-s text-ink-2">{shown.unit}</div>
      </>
    )
  }
  const why = value.kind === 'none' ? value.why : undefined
  return (
    <div
      className={classNames(
        'min-w-0 wrap-anywhere',
        isWordy(result) ? 'col-[1/-3]' : 'col-span-2 text-right',
        shown ? 'font-semibold' : 'text-ink-2',
        struck,
      )}
    >
      {shown?.number ?? why ?? t('noValue')}
    </div>
  )
}

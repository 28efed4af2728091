'use client'

import { useTranslations } from 'use-intl'
import type { Flag, FlagLetters } from '#lib/chart/flag.ts'
import { classNames } from '../ui/class-names.ts'

const SHAPES: Readonly<Record<FlagLetters, string>> = {
  HH: 'M4 0 8 7H0Z',
  H: 'M4 0 8 7H0Z',
  LL: 'M4 7 8 0H0Z',
  L: 'M4 7 8 0H0Z',
  AA: 'M4 0 8 3.5 4 7 0 3.5Z',
  A: 'M4 0 8 3.5 4 7 0 3.5Z',
}

/** Shape, letters and colour; critical ones filled. Hidden words say what the letters mean. */
export function FlagMark({ flag }: { readonly flag: Flag }) {
  const t = useTranslations('chart')
  const { letters, by } = flag
  const isCritical = letters.length === 2
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-0.75 rounded-1 text-s/5 font-semibold whitespace-nowrap',
        isCritical ? 'bg-crit px-1 text-on-crit' : 'text-warn',
      )}
    >
      <svg viewBox="0 0 8 7" width="8" height="7" aria-hidden="true" className="fill-current">
        <path d={SHAPES[letters]} />
      </svg>
      {letters}
      <span className="sr-only">
        {' '}
        {t(`flag.${letters}`)}
        {by === 'range' ? `, ${t('byRange')}` : null}
      </span>
    </span>
  )
}

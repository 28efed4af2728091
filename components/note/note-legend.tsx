'use client'

import { useTranslations } from 'use-intl'
import { INSTRUCTIONS } from '#lib/note/note-types.ts'
import { Glyph } from '../ui/glyph.tsx'
import { useNote } from './note-provider.tsx'

/** What round, square and pencil mean. */
export function NoteLegend() {
  const t = useTranslations('note.legend')
  const isForPatient = useNote(({ note }) => note.type === INSTRUCTIONS)
  const item = 'inline-flex items-center gap-1.25 whitespace-nowrap'
  const shape = 'size-3 border-[1.5px] border-accent'
  return (
    <ul
      aria-label={t('label')}
      className="flex flex-wrap gap-x-3 gap-y-0.5 pt-2 text-s text-ink-2 print:hidden"
    >
      {isForPatient ? null : (
        <li className={item}>
          <span aria-hidden="true" className={`${shape} rounded-full`} />
          {t('said')}
        </li>
      )}
      <li className={item}>
        <span aria-hidden="true" className={`${shape} rounded-[2px]`} />
        {t(isForPatient ? 'written' : 'chart')}
      </li>
      <li className={item}>
        <Glyph of="pencil" />
        {t('own')}
      </li>
    </ul>
  )
}

'use client'

import { useTranslations } from 'use-intl'
import type { Engine } from '#lib/ambient/transcriber.ts'
import { Glyph } from '../ui/glyph.tsx'

/** Which engine listens and where the sound goes (T5); one for demonstration says so in its place. */
export function EngineLine({ engine }: { readonly engine: Engine }) {
  const t = useTranslations('capture')
  const { name, locality, grade } = engine
  if (grade === 'demonstration') {
    return (
      <p className="text-s">
        <span className="mr-1.5 font-semibold text-warn">
          <Glyph of="triangle" className="mr-1" />
          {t('demonstration')}
        </span>
        <span className="text-ink-2">{t('demonstrationHint', { engine: name })}</span>
      </p>
    )
  }
  return (
    <p className="text-s text-ink-2">
      {locality.kind === 'this-machine'
        ? t('heardHere', { engine: name })
        : t('heardAt', { engine: name, host: locality.host })}
    </p>
  )
}

'use client'

import { useTranslations } from 'use-intl'
import type { EvidenceKey } from '#lib/note/evidence.ts'
import { useEvidence } from './evidence-context.tsx'
import { markFace, markTarget } from './mark-classes.ts'

/**
 * The mark beside a cited thing, in chart and transcript: the number it has in the note. Nothing
 * when no sentence cites it. Pressed, it goes to the first sentence that does.
 */
export function EvidenceMark({ of: key }: { readonly of: EvidenceKey }) {
  const { numberOf, opened, goToStatement } = useEvidence()
  const t = useTranslations('evidence')
  const number = numberOf(key)
  if (number === undefined) return null
  return (
    <button
      type="button"
      className={markTarget}
      aria-label={t('mark.cited', { number: String(number) })}
      onClick={() => goToStatement(key)}
    >
      <span className={markFace(key.startsWith('said:') ? 'said' : 'chart', opened === key)}>
        {number}
      </span>
    </button>
  )
}

'use client'

import { useTranslations } from 'use-intl'
import type { Oddity } from '#lib/fhir/oddity.ts'
import { Glyph } from '../ui/glyph.tsx'

type Props = {
  readonly oddities: readonly Oddity[]
  /** The record they are in. */
  readonly reference: string
}

/** A small mark and, beside it, what is odd about a record. */
export function OddityWords({ oddities, reference }: Props) {
  const t = useTranslations('chart.oddity')
  if (oddities.length === 0) return null
  return (
    <span className="block text-s text-warn">
      <Glyph of="question" className="mr-1" />
      {oddities
        .map(({ code, element, sent }) =>
          t(code, { element: element ?? '', sent: sent ?? 'none', reference }),
        )
        .join('. ')}
    </span>
  )
}

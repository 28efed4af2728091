'use client'

import { useTranslations } from 'use-intl'
import type { Instant } from '#lib/kernel/instant.ts'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Glyph } from '../ui/glyph.tsx'

/** Stays over the chart as long as it is open for a stated reason. */
export default function BreakGlassBanner({ until }: { readonly until: Instant }) {
  const t = useTranslations('visit')
  return (
    <p className="flex items-baseline gap-1.5 border-b border-line-2 bg-warn-soft px-3 py-1.5 at-720:px-4">
      <Glyph of="diamond" className="text-warn" />
      <span>
        {t.rich('restricted', {
          b: (words) => <b className="font-semibold">{words}</b>,
          time: () => <ClinicalTime at={until} show="time" />,
        })}
      </span>
    </p>
  )
}

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { soundsSwapped } from '#lib/ambient/roles/infer-roles.ts'
import type { Turn } from '#lib/ambient/transcript.ts'
import { Glyph } from '../ui/glyph.tsx'

/** What may be wrong with who is who, before anything is drafted from it. */
export function SpeakerWarning({ turns }: { readonly turns: readonly Turn[] }) {
  const t = useTranslations('evidence.paste')
  const isSwapped = useMemo(() => soundsSwapped({ turns }), [turns])
  const hasClinician = turns.some(({ speaker }) => speaker === 'clinician')
  if (hasClinician && !isSwapped) return null
  return (
    <p className="flex items-start gap-1.5 font-semibold text-warn">
      <Glyph of="triangle" className="mt-0.75" />
      {t(hasClinician ? 'soundsSwapped' : 'noClinician')}
    </p>
  )
}

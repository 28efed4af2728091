'use client'

import { useTranslations } from 'use-intl'
import { parseResourceScope } from '#lib/smart/scopes.ts'
import { Glyph } from '../ui/glyph.tsx'

type Props = { readonly ehrName: string; readonly scopes: readonly string[] }

/** What was asked for and not granted, in words; what depends on it says so in its own place. */
export default function MissingRights({ ehrName, scopes }: Props) {
  const t = useTranslations('visit')
  const rightText = useRightText()
  const rights = [...new Set(scopes.flatMap(rightText))].join(', ')
  return (
    <p className="flex items-baseline gap-1.5 border-b border-line-2 bg-warn-soft px-3 py-1.5 at-720:px-4">
      <Glyph of="struck-circle" className="text-warn" />
      <span>{t('notGranted', { ehr: ehrName, rights })}</span>
    </p>
  )
}

function useRightText() {
  const t = useTranslations('visit')
  return (scope: string): readonly string[] => {
    const parsed = parseResourceScope(scope)
    if (!parsed) return [t('right.identity')]
    const key = `resource.${parsed.type}` as 'resource.Patient'
    const what = t.has(key) ? t(key) : parsed.type
    const reads = /[rs]/.test(parsed.interactions) ? [t('right.read', { what })] : []
    const writes = parsed.interactions.includes('c') ? [t('right.write', { what })] : []
    const changes = parsed.interactions.includes('u') ? [t('right.update', { what })] : []
    return [...reads, ...writes, ...changes]
  }
}

'use client'

import { Pin } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Icon } from '../ui/icon.tsx'

const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'center' })

/** Marks the fact that the EHR opened the chart on (`fhirContext`), and brings it into view once. */
export function OpenedOn() {
  const t = useTranslations('chart')
  return (
    <span ref={intoView} title={t('openedOn')} className="flex min-h-6 items-center text-accent">
      <Icon of={Pin} size="s" />
      <span className="sr-only">{t('openedOn')}</span>
    </span>
  )
}

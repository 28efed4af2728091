'use client'

import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { OutcomeSign } from './outcome-sign.tsx'

/** How an access ended, in the page's words. */
export function OutcomeMark(props: Omit<ComponentProps<typeof OutcomeSign>, 'say'>) {
  const t = useTranslations('filing.outcome')
  return <OutcomeSign {...props} say={(outcome) => t(outcome)} />
}

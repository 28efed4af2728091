'use client'

import { History, RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { clinicalTime } from '#lib/fhir/clinical-time.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { useChartReading } from '../chart/use-chart-reading.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useSiteZone } from '../ui/site-zone.ts'
import { usePanel } from './panel-context.ts'

type Props = { readonly asOf: Instant | undefined }

/** Reading the whole chart again, and the activity where it has no tab. */
export function BannerControls({ asOf }: Props) {
  const t = useTranslations('shell')
  const zone = useSiteZone()
  const { panel, show } = usePanel()
  const { isReading, readAgain } = useChartReading()
  const time = (asOf && clinicalTime(asOf, zone)) ?? ''
  return (
    <>
      <span className="hidden at-1200:inline">
        <IconButton
          label={t('activity')}
          aria-pressed={panel === 'activity'}
          onClick={() => show(panel === 'activity' ? 'note' : 'activity')}
        >
          <Icon of={History} />
        </IconButton>
      </span>
      <IconButton
        label={isReading ? t('readAgainNow') : t('readAgain', { time })}
        onClick={readAgain}
      >
        <Icon of={RefreshCw} className={isReading ? 'motion-safe:animate-spin' : undefined} />
      </IconButton>
    </>
  )
}

'use client'

import { useTranslations } from 'use-intl'
import type { Encounter } from '#lib/chart/encounters.ts'
import { clinicalDateTime, clinicalTime } from '#lib/fhir/clinical-time.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { classNames } from '../ui/class-names.ts'
import { useSiteZone } from '../ui/site-zone.ts'

type Props = {
  readonly ehrName: string
  readonly asOf: Instant | undefined
  readonly visit: Encounter | undefined
  readonly isCompact: boolean
}

/** Visit, EHR and read time, where there is room for them. */
export function BannerPlace({ ehrName, asOf, visit, isCompact }: Props) {
  const t = useTranslations('shell')
  const zone = useSiteZone()
  const time = asOf && clinicalTime(asOf, zone)
  const start = visit?.start && clinicalDateTime(visit.start, zone)
  return (
    <div
      className={classNames(
        'hidden pr-1.5 text-s whitespace-nowrap at-900:flex',
        isCompact ? 'self-center' : 'flex-col items-end',
      )}
    >
      {visit && !isCompact ? <span>{[visit.name, start].filter(Boolean).join(', ')}</span> : null}
      <span className="inline-flex items-center gap-1.5 text-ink-2">
        {time ? <span className="size-2 shrink-0 rounded-full bg-ok" /> : null}
        {time ? t('ehrRead', { ehr: ehrName, time }) : ehrName}
      </span>
    </div>
  )
}

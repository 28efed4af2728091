'use client'

import { clinicalDate, clinicalDateTime, clinicalTime } from '#lib/fhir/clinical-time.ts'
import type { FhirDate } from '#lib/fhir/fhir-date.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { useSiteZone } from './site-zone.ts'

type Props = {
  readonly at: FhirDate | Instant
  readonly show?: 'date' | 'date-time' | 'time'
}

/** A date or moment in the site's zone, `05-Apr-1958` and 24 h, never broken over two lines. */
export function ClinicalTime({ at, show = 'date' }: Props) {
  const zone = useSiteZone()
  const tell = { date: clinicalDate, 'date-time': clinicalDateTime, time: clinicalTime }[show]
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {tell(at, zone)}
    </time>
  )
}

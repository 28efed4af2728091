'use client'

import { clinicalDate, clinicalTime } from '#lib/fhir/clinical-time.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { useSiteZone } from '../ui/site-zone.ts'

type Props = { readonly at: Instant; readonly show?: 'date-time' | 'time' }

// Zones differ by whole minutes, so the seconds are those of the instant itself: `…T09:33:02.000Z`.
const secondsOf = (at: Instant): string => at.slice(17, 19)

/** A moment to the second, `09:33:02`, in the site's zone: for what is proven by its time. */
export function ExactTime({ at, show = 'time' }: Props) {
  const zone = useSiteZone()
  const date = show === 'time' ? undefined : clinicalDate(at, zone)
  return (
    <time dateTime={at}>
      {date ? (
        <>
          <span className="whitespace-nowrap">{date}</span>{' '}
        </>
      ) : null}
      <span className="whitespace-nowrap">
        {clinicalTime(at, zone)}:{secondsOf(at)}
      </span>
    </time>
  )
}

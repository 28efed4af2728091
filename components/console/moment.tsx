import { clinicalDate, clinicalTime } from '#lib/fhir/clinical-time.ts'
import type { Instant } from '#lib/kernel/instant.ts'

/** `19-Nov-2026 09:33:02`. Zones differ by whole minutes, so the seconds are those of the instant. */
export const momentText = (at: Instant, zone: string): string =>
  `${clinicalDate(at, zone)} ${clinicalTime(at, zone)}:${at.slice(17, 19)}`

/** A moment to the second, for what is proven by its time. */
export function Moment({ at, zone }: { readonly at: Instant; readonly zone: string }) {
  return (
    <time dateTime={at}>
      <span className="whitespace-nowrap">{clinicalDate(at, zone)}</span>{' '}
      <span className="whitespace-nowrap">{momentText(at, zone).slice(-8)}</span>
    </time>
  )
}

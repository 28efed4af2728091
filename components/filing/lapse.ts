import { type Instant, millisecondsBetween } from '#lib/kernel/instant.ts'

/** A length of time as it is told: seconds, then whole minutes. */
export type Lapse = { readonly unit: 'seconds' | 'minutes'; readonly count: number }

const SECOND = 1_000
const TELL_SECONDS_UNTIL = 90

/** From one moment to another; never negative, since two clocks need not agree. */
export function lapse(from: Instant, to: Instant): Lapse {
  const seconds = Math.max(0, Math.round(millisecondsBetween(from, to) / SECOND))
  return seconds < TELL_SECONDS_UNTIL
    ? { unit: 'seconds', count: seconds }
    : { unit: 'minutes', count: Math.round(seconds / 60) }
}

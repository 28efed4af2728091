import { type Clock, type Instant, instantPlus } from '#lib/kernel/instant.ts'

export const aMoment = '2026-11-19T09:12:00.000Z' as Instant

/** A clock that stands still until it is told to go on. */
export function fixedClock(
  start: Instant = aMoment,
): Clock & { advance(milliseconds: number): void } {
  let now = start
  return {
    now: () => now,
    advance: (milliseconds) => {
      now = instantPlus(now, milliseconds)
    },
  }
}

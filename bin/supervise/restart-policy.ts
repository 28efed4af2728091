/** How often a child may die before everything stops, and how long a death counts. */
export const MOST_RESTARTS = 5
const COUNTS_FOR_MS = 10 * 60_000
const FIRST_DELAY_MS = 500

export type Decision =
  | { readonly kind: 'restart'; readonly delayMs: number; readonly attempt: number }
  | { readonly kind: 'give-up' }

/**
 * What to do about a child that died without being asked to.
 * @param deaths its deaths, epoch milliseconds, the present one included
 */
export function afterDeath(deaths: readonly number[], now: number): Decision {
  const recent = deaths.filter((at) => now - at < COUNTS_FOR_MS).length
  if (recent > MOST_RESTARTS) return { kind: 'give-up' }
  return { kind: 'restart', delayMs: FIRST_DELAY_MS * 2 ** (recent - 1), attempt: recent }
}

declare const brand: unique symbol

/** A moment as ISO 8601 in UTC with milliseconds, `2026-11-19T14:12:00.000Z`; sorts as text. */
export type Instant = string & { readonly [brand]: 'Instant' }

/** Time is an argument in pure rooms; only composition roots and tests make a Clock. */
export interface Clock {
  now(): Instant
}

/** @param epochMs milliseconds since 1970-01-01T00:00:00Z */
export const instantOf = (epochMs: number): Instant => new Date(epochMs).toISOString() as Instant

/**
 * @returns the instant, or undefined when the text is not a date with time and offset in the years
 *   0 to 9999: outside of them instants do not sort as text, and the database cannot hold them
 */
export function parseInstant(text: string): Instant | undefined {
  if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined
  const epochMs = Date.parse(text)
  if (Number.isNaN(epochMs)) return undefined
  const instant = instantOf(epochMs)
  return /^\d{4}-/.test(instant) ? instant : undefined
}

/** Milliseconds from one instant to another; negative when `to` is earlier. */
export const millisecondsBetween = (from: Instant, to: Instant): number =>
  Date.parse(to) - Date.parse(from)

export const instantPlus = (from: Instant, milliseconds: number): Instant =>
  instantOf(Date.parse(from) + milliseconds)

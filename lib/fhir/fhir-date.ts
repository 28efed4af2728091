declare const brand: unique symbol

/**
 * A FHIR date of any precision as it was sent: `1958`, `1958-04`, `1958-04-05` or a dateTime. A
 * value without a time belongs to no time zone and is never shifted (FHIR R4 datatypes: dateTime).
 */
export type FhirDate = string & { readonly [brand]: 'FhirDate' }

export type DatePrecision = 'year' | 'month' | 'day' | 'time'

const PATTERN =
  /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(T(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?)?)?$/

/**
 * Seconds may be missing, and so may the offset: then the time is the wall clock's, as sent.
 * @returns undefined for anything that is no day of the calendar, such as `2026-02-30`
 */
export function parseFhirDate(sent: string): FhirDate | undefined {
  const text = sent.trim()
  const [, year, month, day] = PATTERN.exec(text) ?? []
  if (!year || year === '0000') return undefined
  if (Number(day) > SHORTEST_MONTH && Number(day) > daysInMonth(Number(year), Number(month))) {
    return undefined
  }
  return text as FhirDate // matched above
}

const SHORTEST_MONTH = 28

const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

export function precisionOf(date: FhirDate): DatePrecision {
  if (date.length === 4) return 'year'
  if (date.length === 7) return 'month'
  return date.length === 10 ? 'day' : 'time'
}

/** The first moment the date may mean, in milliseconds since the epoch, for sorting. */
export const startOf = (date: FhirDate): number =>
  Date.parse(date.length > 10 && !hasOffset(date) ? `${noLeap(date)}Z` : noLeap(date))

/** Whether the value names a moment, and so can be told in any time zone. */
export const hasOffset = (date: FhirDate): boolean => /T.*(Z|[+-]\d\d:\d\d)$/.test(date)

// No clock of a computer knows the leap second.
const noLeap = (date: string): string =>
  date.includes(':60') ? date.replace(/:60(?=[.Z+-]|$)/, ':59') : date

/** Newest first; what has no date comes last. */
export function newestFirst(a: FhirDate | undefined, b: FhirDate | undefined): number {
  if (!a || !b) return Number(!a) - Number(!b)
  if (a === b) return 0
  return startOf(b) - startOf(a)
}

export function newestOf(dates: readonly (FhirDate | undefined)[]): FhirDate | undefined {
  return dates.toSorted(newestFirst)[0]
}

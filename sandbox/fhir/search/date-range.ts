/** Milliseconds since 1970, both ends included. Open ends are infinite. */
export type DateRange = { readonly low: number; readonly high: number }

/** R4 §3.1.1.4.5, those that make sense for dates. */
export type DatePrefix = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb' | 'ap'

export type WantedDate = { readonly prefix: DatePrefix; readonly range: DateRange }

const pattern =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

const zoneFormats = new Map<string, Intl.DateTimeFormat>()

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const known = zoneFormats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  zoneFormats.set(timeZone, format)
  return format
}

/** Offset of a zone at an instant, in milliseconds east of UTC. */
function offsetAt(epochMs: number, timeZone: string): number {
  const name = zoneFormat(timeZone)
    .formatToParts(epochMs)
    .find((part) => part.type === 'timeZoneName')?.value
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? []
  if (!sign) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

const midnights = new Map<string, number>()

/** The instant at which a calendar day begins in a zone. Months may overflow, as in Date.UTC. */
function midnight(year: number, month: number, day: number, timeZone: string): number {
  const utc = Date.UTC(year, month - 1, day)
  const key = `${utc} ${timeZone}`
  const known = midnights.get(key)
  if (known !== undefined) return known
  const guess = utc - offsetAt(utc, timeZone)
  const instant = utc - offsetAt(guess, timeZone)
  midnights.set(key, instant)
  return instant
}

const isRealDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const unitOf = (second: string | undefined, fraction: string | undefined): number => {
  if (fraction) return Math.max(1, 10 ** (3 - fraction.length))
  return second ? 1000 : 60_000
}

/**
 * The stretch of time a FHIR date, dateTime or instant stands for: `2026-11` is the whole month.
 * @param timeZone the zone in which a date without offset is meant (R4 §3.1.1.4.11)
 * @returns undefined when the text is not a date
 */
export function dateRange(text: string, timeZone: string): DateRange | undefined {
  const [match, y, m, d, hour, minute, second, fraction, offset] = pattern.exec(text) ?? []
  if (match === undefined) return undefined
  const [year, month, day] = [Number(y), Number(m ?? 1), Number(d ?? 1)]
  if (!isRealDay(year, month, day)) return undefined
  if (hour === undefined) {
    const low = midnight(year, month, day, timeZone)
    const next = midnight(
      m ? year : year + 1,
      m && !d ? month + 1 : month,
      d ? day + 1 : day,
      timeZone,
    )
    return { low, high: next - 1 }
  }
  const local = `${y}-${m}-${d}T${hour}:${minute}:${second ?? '00'}.${(fraction ?? '0').slice(0, 3)}`
  const utc = Date.parse(`${local}${offset ?? 'Z'}`)
  if (Number.isNaN(utc)) return undefined
  const low = offset ? utc : utc - offsetAt(utc, timeZone)
  return { low, high: low + unitOf(second, fraction) - 1 }
}

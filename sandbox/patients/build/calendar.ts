import { remembered } from './remembered.ts'

/** `2026`, `2026-05` or `2026-05-14`, as written in a story. */
export type WrittenDay = string

/** `2026-05-14` or `2026-05-14T07:40`, site time, as written in a story. */
export type WrittenMoment = string

/**
 * Stories are written as if the present day were this one; a calendar moves every date of a story
 * by the same number of days, so that all intervals stay as they were written.
 */
export const WRITTEN_ON = '2026-11-19'

export type Calendar = {
  /** The moved day in the precision it was written in: `2011` → `2011`. */
  readonly day: (written: WrittenDay) => string
  /** The moved moment with seconds and the site's offset: `2026-11-19T09:00:00-05:00`. */
  readonly instant: (written: WrittenMoment) => string
  /** Same birthday every year, in the year that keeps the age the story was written with. */
  readonly birthday: (written: WrittenDay) => string
  /** Replaces `{2026-05-14}` by the moved day as a US note has it, `05/14/2026`. */
  readonly say: (text: string) => string
}

const DAY_MS = 86_400_000
const dayNumber = (day: string): number => Date.parse(`${day}T00:00Z`) / DAY_MS
const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10)

/** @param moment a written moment with its time */
export const addMinutes = (moment: WrittenMoment, minutes: number): WrittenMoment =>
  new Date(Date.parse(`${moment}Z`) + minutes * 60_000).toISOString().slice(0, 16)

/** Whole years from one written day to another. */
export const yearsBetween = (from: WrittenDay, to: WrittenDay): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(4, 10) < from.slice(4, 10) ? 1 : 0)

/** `count` written days, the last one given, `apart` days from one to the next. */
export const daysUpTo = (last: WrittenDay, count: number, apart: number): readonly WrittenDay[] =>
  Array.from({ length: count }, (_, index) => dayOf(dayNumber(last) - (count - 1 - index) * apart))

const localDay = (today: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(today)

const lastHourOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0, 23)).toISOString().slice(0, 13)
}

/** The zone's offset at a local hour, `2026-11-19T09`. Formatting is slow, so little is formatted. */
function offsetReader(timeZone: string): (localHour: string) => string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  const offsetAt = (utc: number): string => {
    const name = format.formatToParts(utc).find((part) => part.type === 'timeZoneName')?.value
    return name?.slice('GMT'.length) || '+00:00'
  }
  const atHour = remembered((localHour) => {
    const guess = offsetAt(Date.parse(`${localHour}:00:00Z`))
    return offsetAt(Date.parse(`${localHour}:00:00${guess}`))
  })
  // Most months keep one offset from their first day to their last.
  const inMonth = remembered((month) => {
    const first = atHour(`${month}-01T00`)
    return first === atHour(lastHourOf(month)) ? first : undefined
  })
  return (localHour) => inMonth(localHour.slice(0, 7)) ?? atHour(localHour)
}

const MIDDLE: Record<number, string> = { 4: '-07-01', 7: '-15' }

const anniversary = (year: number, monthDay: string): string =>
  monthDay === '-02-29' && dayOf(dayNumber(`${year}-03-01`) - 1).slice(8) === '28'
    ? `${year}-02-28`
    : `${year}${monthDay}`

function movedBirthday(written: WrittenDay, today: string): string {
  const monthDay = written.slice(4)
  const years = Number(WRITTEN_ON.slice(0, 4)) - Number(written.slice(0, 4))
  const hadBirthdayThen = monthDay <= WRITTEN_ON.slice(4)
  const hasBirthdayNow = monthDay <= today.slice(4)
  const year = Number(today.slice(0, 4)) - years - Number(hadBirthdayThen) + Number(hasBirthdayNow)
  return anniversary(year, monthDay)
}

const asUsDate = (day: string): string => {
  const [year, ...monthAndDay] = day.split('-')
  return [...monthAndDay, year].join('/')
}

/** @param today any instant of the present day; the day itself is the one `timeZone` has then. */
export function calendarOf(today: Date, timeZone: string): Calendar {
  const present = localDay(today, timeZone)
  const moved = dayNumber(present) - dayNumber(WRITTEN_ON)
  const offsetOf = offsetReader(timeZone)
  const day = (written: WrittenDay): string =>
    dayOf(dayNumber(written + (MIDDLE[written.length] ?? '')) + moved).slice(0, written.length)
  return {
    day,
    instant: (written) => {
      const local = `${day(written.slice(0, 10))}T${written.slice(11)}`
      return `${local}:00${offsetOf(local.slice(0, 13))}`
    },
    birthday: (written) => movedBirthday(written, present),
    say: (text) =>
      text.replace(/\{(\d{4}(?:-\d{2}){0,2})\}/g, (_, written) => asUsDate(day(written))),
  }
}

/** One line with its speaker label, or a line that goes on with the turn before it. */
export type LabelledLine = {
  readonly label: string | undefined
  readonly at: string | undefined
  readonly text: string
}

/** The label of a speaker whom the source does not tell from the others. */
export const NOBODY_NAMED = 'Speaker'

/** The inverse of clockTime; undefined for anything else. */
export function secondsOfClock(time: string): number | undefined {
  if (!/^(?:\d{1,2}:)?\d{1,2}:\d{2}$/.test(time)) return undefined
  return time.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0)
}

/** Seconds from the beginning as transcripts write them: 75.2 is `01:15`, 3675 is `1:01:15`. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
  return whole < 3600 ? rest : `${Math.floor(whole / 3600)}:${rest}`
}

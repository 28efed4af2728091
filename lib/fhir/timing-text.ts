import { z } from 'zod'
import { conceptName, firstCode } from './concept.ts'
import { conceptSchema, decimal, list, periodSchema, rangeSchema, text, texts } from './elements.ts'

const durationSchema = z.object({ value: decimal, unit: text, code: text })

export const timingSchema = z.object({
  code: conceptSchema.optional(),
  repeat: z
    .object({
      boundsDuration: durationSchema.optional(),
      boundsRange: rangeSchema.optional(),
      boundsPeriod: periodSchema.optional(),
      count: decimal,
      frequency: decimal,
      frequencyMax: decimal,
      period: decimal,
      periodMax: decimal,
      periodUnit: text,
      dayOfWeek: texts,
      timeOfDay: texts,
      when: texts,
    })
    .optional(),
  event: list(z.string()),
})

export type SentTiming = z.output<typeof timingSchema>
type Repeat = NonNullable<SentTiming['repeat']>

// HL7 GTSAbbreviation. QD, QOD and the like are written out: they have been misread (ISMP).
const BY_CODE: Readonly<Record<string, string>> = {
  QD: 'once daily',
  BID: 'twice daily',
  TID: '3 times daily',
  QID: '4 times daily',
  AM: 'every morning',
  PM: 'every evening',
  QOD: 'every 2 days',
  Q1H: 'every hour',
  Q2H: 'every 2 hours',
  Q3H: 'every 3 hours',
  Q4H: 'every 4 hours',
  Q6H: 'every 6 hours',
  Q8H: 'every 8 hours',
  BED: 'at bedtime',
  WK: 'once a week',
  MO: 'once a month',
}

const UNITS: Readonly<Record<string, string>> = {
  s: 'second',
  min: 'minute',
  h: 'hour',
  d: 'day',
  wk: 'week',
  mo: 'month',
  a: 'year',
}

// FHIR EventTiming.
const WHEN: Readonly<Record<string, string>> = {
  MORN: 'in the morning',
  'MORN.early': 'early in the morning',
  'MORN.late': 'late in the morning',
  NOON: 'at noon',
  AFT: 'in the afternoon',
  'AFT.early': 'early in the afternoon',
  'AFT.late': 'late in the afternoon',
  EVE: 'in the evening',
  'EVE.early': 'early in the evening',
  'EVE.late': 'late in the evening',
  NIGHT: 'at night',
  HS: 'at bedtime',
  WAKE: 'on waking',
  C: 'with meals',
  CM: 'with breakfast',
  CD: 'with lunch',
  CV: 'with dinner',
  AC: 'before meals',
  ACM: 'before breakfast',
  ACD: 'before lunch',
  ACV: 'before dinner',
  PC: 'after meals',
  PCM: 'after breakfast',
  PCD: 'after lunch',
  PCV: 'after dinner',
}

const DAYS: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

/**
 * How often, in words: `twice daily with meals`, `every 4–6 hours`, `once a week on Monday`.
 * Source: FHIR R4 datatypes, Timing.
 * @returns undefined when the timing says nothing
 */
export function timingText(timing: SentTiming | undefined): string | undefined {
  if (!timing) return undefined
  const { repeat, code } = timing
  const named = firstCode(code)
  const words = [
    (named && BY_CODE[named]) ?? conceptName(code) ?? (repeat && frequencyText(repeat)),
    ...(repeat?.when ?? []).map((when) => WHEN[when] ?? when),
    repeat && daysText(repeat),
    repeat?.timeOfDay?.length &&
      `at ${repeat.timeOfDay.map((time) => time.slice(0, 5)).join(', ')}`,
    repeat?.count && `${repeat.count} in all`,
    repeat && boundsText(repeat),
  ]
  return words.filter(Boolean).join(' ') || undefined
}

function frequencyText(repeat: Repeat): string | undefined {
  const { frequency = 1, frequencyMax, period, periodMax, periodUnit } = repeat
  const unit = UNITS[periodUnit ?? '']
  if (period === undefined || !unit) return frequency > 1 ? `${frequency} times` : undefined
  const times = frequencyMax ? `${frequency}–${frequencyMax}` : String(frequency)
  if (period === 1 && !periodMax)
    return `${timesWord(times)} ${unit === 'day' ? 'daily' : `a ${unit}`}`
  const every = periodMax ? `${period}–${periodMax}` : String(period)
  const rhythm = `every ${every === '1' ? unit : `${every} ${unit}s`}`
  return times === '1' ? rhythm : `${timesWord(times)} ${rhythm}`
}

function timesWord(times: string): string {
  if (times === '1') return 'once'
  return times === '2' ? 'twice' : `${times} times`
}

function daysText({ dayOfWeek }: Repeat): string | undefined {
  if (!dayOfWeek?.length) return undefined
  return `on ${dayOfWeek.map((day) => DAYS[day] ?? day).join(', ')}`
}

function boundsText({ boundsDuration }: Repeat): string | undefined {
  if (boundsDuration?.value === undefined) return undefined
  const unit = UNITS[boundsDuration.code ?? ''] ?? boundsDuration.unit ?? ''
  return `for ${boundsDuration.value} ${unit}${boundsDuration.value === 1 || !unit ? '' : 's'}`.trim()
}

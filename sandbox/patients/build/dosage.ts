import { snomed } from '../codes/snomed.ts'
import type { Drug } from '../vocabulary/drugs.ts'
import { bareConcept, type CodeableConcept, coding, concept } from './concept.ts'
import { type Quantity, quantity, rounded } from './quantity.ts'

/** How often; the words are those of a pharmacy label. */
export const schedules = {
  daily: { words: 'once daily', code: 'QD', frequency: 1, period: 1, unit: 'd' },
  morning: { words: 'once daily in the morning', code: 'AM', frequency: 1, period: 1, unit: 'd' },
  bedtime: { words: 'once daily at bedtime', frequency: 1, period: 1, unit: 'd', when: ['HS'] },
  twice: { words: 'twice daily', code: 'BID', frequency: 2, period: 1, unit: 'd' },
  twiceWithMeals: {
    words: 'twice daily with meals',
    code: 'BID',
    frequency: 2,
    period: 1,
    unit: 'd',
    when: ['C'],
  },
  thrice: { words: 'three times daily', code: 'TID', frequency: 3, period: 1, unit: 'd' },
  thriceWithMeals: {
    words: 'three times daily with meals',
    code: 'TID',
    frequency: 3,
    period: 1,
    unit: 'd',
    when: ['C'],
  },
  everyOtherDay: { words: 'every other day', code: 'QOD', frequency: 1, period: 2, unit: 'd' },
  weekly: { words: 'once weekly', frequency: 1, period: 1, unit: 'wk' },
  every4h: { words: 'every 4 hours', code: 'Q4H', frequency: 1, period: 4, unit: 'h' },
  every6h: { words: 'every 6 hours', code: 'Q6H', frequency: 1, period: 6, unit: 'h' },
  every8h: { words: 'every 8 hours', frequency: 1, period: 8, unit: 'h' },
  once: { words: 'once', frequency: 1 },
} as const satisfies Record<string, Schedule>

type Schedule = {
  readonly words: string
  readonly code?: string
  readonly frequency: number
  readonly period?: number
  readonly unit?: 'h' | 'd' | 'wk'
  readonly when?: readonly string[]
}

export type DosageEntry = {
  /** Amount of the drug at one time, in the unit of its strength; without a strength, how many. */
  readonly dose?: number
  readonly every?: keyof typeof schedules
  /** Only on these days of the week; the label must say so. */
  readonly days?: readonly ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[]
  /** As needed, and for what. */
  readonly asNeeded?: string
  /** The label in the prescriber's own words. Alone: a dosage nobody structured. */
  readonly sig?: string
}

type Bounds = { readonly start: string; readonly end?: string }

const spokenUnit: Readonly<Record<string, string>> = { '[iU]': 'units', ug: 'mcg' }

const withCommas = new Intl.NumberFormat('en-US')

// ISMP: a comma from a thousand on, whole words for units and micrograms.
const spoken = (amount: number, unit: string): string =>
  `${withCommas.format(amount)} ${spokenUnit[unit] ?? unit}`

/** `Take 2 tablets (1000 mg total) by mouth twice daily as needed for pain` */
function label(drug: Drug, dose: number, { every = 'daily', asNeeded }: DosageEntry): string {
  const { form, strength } = drug
  const count = strength ? rounded(dose / strength[0], 2) : dose
  const things = `${count} ${count === 1 ? form.one : form.many}`
  const total = strength && strength[1] !== '[iU]' ? ` (${spoken(dose, strength[1])} total)` : ''
  const need = asNeeded ? ` as needed for ${asNeeded}` : ''
  return `${form.verb} ${things}${total} ${form.by} ${schedules[every].words}${need}`
}

function timingOf({ every = 'daily', days }: DosageEntry, bounds: Bounds) {
  const { words, code, frequency, period, unit, when }: Schedule = schedules[every]
  return {
    repeat: {
      boundsPeriod: bounds,
      frequency,
      ...(period && { period }),
      ...(unit && { periodUnit: unit }),
      ...(days && { dayOfWeek: days }),
      ...(when && { when }),
    },
    code: code ? { ...bareConcept('timing', code), text: words } : concept(words),
  }
}

const doseOf = (dose: number, { form, strength }: Drug): Quantity =>
  quantity(dose, strength?.[1] ?? `{${form.one}}`)

export type Dosage = {
  readonly text: string
  readonly route: CodeableConcept
  readonly [element: string]: unknown
}

/** FHIR Dosage: the words always, the structure when the entry has a dose. */
export function buildDosage(entry: DosageEntry, drug: Drug, bounds: Bounds): Dosage {
  const { dose, asNeeded, sig } = entry
  const { form } = drug
  const route = concept(form.by, coding('snomed', snomed[form.route]))
  if (dose === undefined) return { text: sig ?? 'Use as directed', route }
  return {
    text: sig ?? label(drug, dose, entry),
    timing: timingOf(entry, bounds),
    ...(asNeeded && { asNeededCodeableConcept: concept(asNeeded) }),
    route,
    doseAndRate: [{ doseQuantity: doseOf(dose, drug) }],
  }
}

import type { ChartFact } from '../chart-fact.ts'

/** What stands for a place in a phrase: facts of the chart, or why there are none. */
export type ChartValue =
  | { readonly kind: 'found'; readonly facts: readonly ChartFact[] }
  /** The chart that was read has no such fact. That is not a denial. */
  | { readonly kind: 'not-in-chart' }
  /** More than one thing has that name. */
  | { readonly kind: 'ambiguous'; readonly choices: readonly string[] }
  | { readonly kind: 'not-understood' }

const LISTS: Readonly<Record<string, ChartFact['kind']>> = {
  problems: 'problem',
  medications: 'medication',
  allergies: 'allergy',
}

// What is asked for in short, and how laboratories name it.
const NAMES: Readonly<Record<string, readonly string[]>> = {
  a1c: ['hba1c', 'hemoglobin a1c', 'glycated hemoglobin'],
  bp: ['blood pressure'],
  hr: ['heart rate', 'pulse'],
  temp: ['temperature', 'body temperature'],
  spo2: ['oxygen saturation'],
  rr: ['respirations', 'respiratory rate'],
  hgb: ['hemoglobin'],
  plt: ['platelets'],
  cr: ['creatinine'],
  k: ['potassium'],
  na: ['sodium'],
  tsh: ['thyrotropin'],
  ldl: ['ldl cholesterol', 'cholesterol in ldl'],
}

/** Whether a name is one under which values are asked for: `BP`, `Hemoglobin A1c`. */
export const isMeasured = (name: string): boolean =>
  Object.entries(NAMES).some(([short, long]) => [short, ...long].includes(plain(name)))

const LAST = /^last(?: (\d{1,2}))? (.+)$/
const MEDICATION = /^(?:medication|dose of) (.+)$/

/**
 * Looks a question up in the chart: `problems`, `medications`, `allergies`, `patient`, `last A1c`,
 * `last 3 potassium`, `medication furosemide`. Nothing is guessed.
 *
 * @param facts newest first among those of one name, as chartFactsOf gives them
 */
export function chartValue(question: string, facts: readonly ChartFact[]): ChartValue {
  const asked = question.trim().toLowerCase().replace(/\s+/g, ' ')
  if (asked === 'patient') return found(facts.filter(({ kind }) => kind === 'patient'))
  const list = Object.hasOwn(LISTS, asked) ? LISTS[asked] : undefined
  if (list) return found(facts.filter(({ kind }) => kind === list))
  const [, count = '1', measured] = LAST.exec(asked) ?? []
  if (measured !== undefined) {
    const named = ofOneName(measured, facts, 'observation')
    return named.kind === 'found' ? found(named.facts.slice(0, Number(count))) : named
  }
  const [, drug] = MEDICATION.exec(asked) ?? []
  return drug === undefined ? { kind: 'not-understood' } : ofOneName(drug, facts, 'medication')
}

const found = (facts: readonly ChartFact[]): ChartValue =>
  facts.length > 0 ? { kind: 'found', facts } : { kind: 'not-in-chart' }

/** The facts of the one thing that has this name; a whole name is preferred to a part of one. */
function ofOneName(
  asked: string,
  facts: readonly ChartFact[],
  kind: ChartFact['kind'],
): ChartValue {
  const spellings = [asked, ...(Object.hasOwn(NAMES, asked) ? (NAMES[asked] ?? []) : [])]
  const candidates = facts.filter((fact) => fact.kind === kind)
  const whole = candidates.filter(({ name }) => spellings.includes(plain(name)))
  const named = whole.length > 0 ? whole : candidates.filter(({ name }) => holds(name, spellings))
  const names = [...new Set(named.map(({ name }) => name))]
  const isOne = new Set(names.map(plain)).size === 1
  if (names.length > 0 && !isOne) return { kind: 'ambiguous', choices: names }
  return found(named)
}

// Compatibility forms are one: SpO₂ is SpO2.
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const holds = (name: string, spellings: readonly string[]): boolean => {
  const words = new Set(plain(name).split(' '))
  return spellings.some((spelling) =>
    plain(spelling)
      .split(' ')
      .every((word) => words.has(word)),
  )
}

import type { ChartFact } from './chart-fact.ts'
import type { Claim } from './check-evidence.ts'
import { quantitiesOf } from './quantities.ts'
import type { Quantity } from './quantity.ts'
import type { Reason } from './verification.ts'
import { stem, wordsOf } from './words.ts'

const DOSE_UNITS = new Set(['mg', 'mcg', 'g', 'mL', 'IU'])
// A plan may well change the dose that is on the chart.
const PLANS = new Set(['18776-5', '51847-2', '51848-0', '10183-2', '8653-8', '69730-0'])
const NO_ALLERGIES =
  /\b(?:no|denies(?: any)?|without|not have any) (?:known )?(?:drug |medication |food )?allerg/i

/** What the chart now says against a statement: a changed fact, another dose, an allergy. */
export function checkChart({ statement, section, sources, evidence }: Claim): Reason[] {
  const facts = sources.chartFacts ?? []
  if (facts.length === 0) return []
  const words = new Set(wordsOf(statement.text).map(({ text }) => stem(text)))
  return [
    ...evidence.flatMap((cited) => (cited.kind === 'chart' ? changedFact(cited, facts) : [])),
    ...(PLANS.has(section.code)
      ? []
      : facts.flatMap((fact) => otherDose(statement.text, words, evidence, fact, facts))),
    ...(NO_ALLERGIES.test(statement.text) ? chartedAllergy(facts) : []),
  ]
}

function changedFact(
  cited: { reference: string; quote: string },
  facts: readonly ChartFact[],
): Reason[] {
  const fact = facts.find(({ reference }) => reference === cited.reference)
  if (!fact || fact.quote === cited.quote) return []
  return [{ rule: 'G1', kind: 'chart-changed', fact }]
}

/** The statement names a drug of the chart with a dose that no order for that drug has. */
function otherDose(
  text: string,
  words: ReadonlySet<string>,
  evidence: Claim['evidence'],
  fact: ChartFact,
  facts: readonly ChartFact[],
): Reason[] {
  if (fact.kind !== 'medication' || !namesDrug(words, fact.name)) return []
  const stated = dosesIn(text)
  const isCharted = facts
    .filter(({ kind, name }) => kind === 'medication' && drugOf(name) === drugOf(fact.name))
    .flatMap(({ quote }) => dosesIn(quote))
    .some((dose) => stated.some(({ value, unit }) => dose.value === value && dose.unit === unit))
  const [first] = stated
  const [order] = dosesIn(fact.quote)
  if (!first || !order || isCharted) return []
  return [
    {
      rule: 'G3',
      kind: 'dose-differs',
      stated: first.text.trim(),
      spoken: spokenAs(first, evidence),
      charted: order.text.trim(),
      fact,
    },
  ]
}

/** "twenty milligrams" for `20 mg`. */
const spokenAs = (stated: Quantity, evidence: Claim['evidence']): string =>
  evidence
    .filter(({ kind }) => kind === 'said')
    .flatMap(({ quote }) => quantitiesOf(quote))
    .find(({ value }) => value === stated.value)
    ?.text.trim() ?? ''

const dosesIn = (text: string) =>
  quantitiesOf(text).filter(({ unit }) => unit !== undefined && DOSE_UNITS.has(unit))

/** The first word of a drug's name, as words are compared. */
const drugOf = (name: string): string | undefined => {
  const [first] = wordsOf(name)
  return first && stem(first.text)
}

const namesDrug = (words: ReadonlySet<string>, name: string): boolean =>
  words.has(drugOf(name) ?? '')

const chartedAllergy = (facts: readonly ChartFact[]): Reason[] =>
  facts
    .filter(({ kind }) => kind === 'allergy')
    .slice(0, 1)
    .map((fact) => ({ rule: 'G5', kind: 'allergy-charted', fact }))

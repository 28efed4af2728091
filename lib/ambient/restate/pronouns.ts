import type { ChartFact } from '../../note/chart-fact.ts'

/** The words for the patient after the first; by the chart alone, never by voice, name or what was said. */
export type Pronouns = {
  readonly subject: 'she' | 'he' | 'they'
  readonly object: 'her' | 'him' | 'them'
  readonly possessive: 'her' | 'his' | 'their'
  readonly reflexive: 'herself' | 'himself' | 'themselves'
}

export const NEUTRAL: Pronouns = {
  subject: 'they',
  object: 'them',
  possessive: 'their',
  reflexive: 'themselves',
}
const SHE: Pronouns = { subject: 'she', object: 'her', possessive: 'her', reflexive: 'herself' }
const HE: Pronouns = { subject: 'he', object: 'him', possessive: 'his', reflexive: 'himself' }

/** From the patient fact of the chart (`68-year-old woman`); neutral where it names no sex. */
export function pronounsOf(facts: readonly ChartFact[]): Pronouns {
  const name = facts.find(({ kind }) => kind === 'patient')?.name ?? ''
  if (/\b(?:woman|girl)$/.test(name)) return SHE
  return /\b(?:man|boy)$/.test(name) ? HE : NEUTRAL
}

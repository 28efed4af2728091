import type { Allergy } from './allergies.ts'
import type { Absence } from './allergy-absence.ts'

/** What the identity banner says about allergies. Four different things, none of them silent. */
export type AllergySummary =
  | { readonly kind: 'allergies'; readonly allergies: readonly Allergy[] }
  | { readonly kind: 'none-known' | 'not-asked'; readonly of: readonly Absence['of'][] }
  | { readonly kind: 'not-recorded' }

/** Whether the record warns: an allergy or intolerance that nobody has resolved or refuted. */
export const warns = ({ standing, absence }: Allergy): boolean =>
  !absence && (standing === 'active' || standing === 'unknown')

/** Whether hiding it behind "n more" could do harm. */
const isSevere = ({ severity, isHighCriticality }: Allergy): boolean =>
  isHighCriticality || severity === 'severe'

/** A recorded allergy outweighs a record that says there is none. */
export function summarizeAllergies(facts: readonly Allergy[]): AllergySummary {
  const allergies = facts.filter(warns)
  if (allergies.length > 0) return { kind: 'allergies', allergies }
  const absences = facts.filter(({ standing }) => standing === 'active' || standing === 'unknown')
  for (const kind of ['none-known', 'not-asked'] as const) {
    const of = absences.flatMap(({ absence }) => (absence?.kind === kind ? [absence.of] : []))
    if (of.length > 0) return { kind, of: [...new Set(of)] }
  }
  return { kind: 'not-recorded' }
}

/**
 * Splits allergies into those a narrow banner shows and those behind "n more". A severe one is
 * never behind it.
 */
export function foldAllergies(
  allergies: readonly Allergy[],
  room: number,
): { readonly shown: readonly Allergy[]; readonly folded: readonly Allergy[] } {
  const severe = allergies.filter(isSevere).length
  // Folding a single one away would take as much room as showing it.
  const count = Math.max(severe, allergies.length <= room + 1 ? allergies.length : room)
  return { shown: allergies.slice(0, count), folded: allergies.slice(count) }
}

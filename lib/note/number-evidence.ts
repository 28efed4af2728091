import { type EvidenceKey, evidenceKey } from './evidence.ts'
import type { Note } from './note.ts'

/** The number of each cited thing, by first appearance across the note; the first is 1. */
export function numberEvidence(note: Note): ReadonlyMap<EvidenceKey, number> {
  const numbers = new Map<EvidenceKey, number>()
  for (const section of note.sections) {
    for (const statement of section.statements) {
      for (const evidence of statement.evidence) {
        const key = evidenceKey(evidence)
        if (!numbers.has(key)) numbers.set(key, numbers.size + 1)
      }
    }
  }
  return numbers
}

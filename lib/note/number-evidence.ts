import { type EvidenceKey, evidenceKey } from './evidence.ts'
import type { Note } from './note.ts'
import { writtenStatementsOf } from './statements.ts'

/** The number of each cited thing, by first appearance across the note; the first is 1. */
export function numberEvidence(note: Note): ReadonlyMap<EvidenceKey, number> {
  const numbers = new Map<EvidenceKey, number>()
  for (const { evidence } of writtenStatementsOf(note)) {
    for (const key of evidence.map(evidenceKey)) {
      if (!numbers.has(key)) numbers.set(key, numbers.size + 1)
    }
  }
  return numbers
}

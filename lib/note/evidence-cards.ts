import type { CardName } from '../chart/card.ts'
import type { Note } from './note.ts'
import { statementsOf } from './statements.ts'

const cardsOfType: Readonly<Record<string, readonly CardName[]>> = {
  Patient: ['patient'],
  Condition: ['problems'],
  MedicationRequest: ['medications'],
  AllergyIntolerance: ['allergies'],
  Observation: ['labs', 'vitals'],
  Encounter: ['encounters'],
  DocumentReference: ['documents'],
}

// A dose or an allergy may stand against a statement that cites neither.
const ALWAYS: readonly CardName[] = ['medications', 'allergies']

/** The cards that checking a note needs: those of what it cites, and what may contradict it. */
export function evidenceCards(note: Note): readonly CardName[] {
  const types = statementsOf(note)
    .flatMap(({ evidence }) => evidence)
    .flatMap((cited) => (cited.kind === 'chart' ? [cited.reference.split('/')[0] ?? ''] : []))
  return [...new Set([...ALWAYS, ...types.flatMap((type) => cardsOfType[type] ?? [])])]
}

import fc from 'fast-check'
import type { Evidence } from '../../note/evidence.ts'
import type { Note, Section, Statement } from '../../note/note.ts'
import { noteTypes } from '../../note/note-types.ts'
import { oneLine } from '../../note/plain-line.ts'
import { noteId, transcriptId } from './note-builders.ts'

const anyLine = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom(
      '',
      ' ',
      'Denies chest pain.',
      'Cough for 3 weeks.',
      'Cough for 3 weeks. ',
      '40 mg',
    ),
  )
  .map(oneLine)

const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  fc.record({
    kind: fc.constant('said' as const),
    transcriptId: fc.constant(transcriptId),
    turn: fc.nat(20),
    start: fc.nat(10),
    end: fc.nat(40),
    quote: fc.string({ minLength: 1, maxLength: 20 }),
  }),
  fc.record({
    kind: fc.constant('chart' as const),
    reference: fc.constantFrom('Observation/1', 'Observation/2', 'Condition/3'),
    quote: fc.string({ minLength: 1, maxLength: 20 }),
  }),
)

const statementParts = fc.record(
  {
    text: anyLine,
    origin: fc.constantFrom('drafter' as const, 'chart' as const, 'clinician' as const),
    evidence: fc.array(evidence, { maxLength: 3 }),
    drafter: fc.constantFrom('extractive-2', 'qwen3:32b'),
    drafted: anyLine,
    resolution: fc.oneof(
      fc.constant({ kind: 'own-words' as const }),
      fc.constant({ kind: 'kept' as const, reason: 'seen on the scan' }),
    ),
  },
  { requiredKeys: ['text', 'origin', 'evidence'] },
)

/** Any note of the progress note's sections; statement ids are unique. */
export const arbitraryNote: fc.Arbitrary<Note> = fc
  .array(fc.array(statementParts, { maxLength: 5 }), { minLength: 1, maxLength: 6 })
  .map((sections) => ({
    id: noteId,
    type: '11506-3',
    sections: sections.map(
      (statements, index): Section => ({
        code: noteTypes['11506-3'][index] ?? '10164-2',
        title: `Section ${index}`,
        statements: statements.map((parts, at): Statement => ({ id: `s${index}-${at}`, ...parts })),
      }),
    ),
  }))

/** Ids for new statements: n1, n2, … */
export const idSource = (): (() => string) => {
  let count = 0
  return () => `n${++count}`
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NoteId } from '../../kernel/ids.ts'
import { aNote, aSection, aStatement, noteId } from '../../testing/note/note-builders.ts'
import { editStatement } from '../edit-note.ts'
import type { Note } from '../note.ts'
import { verify } from '../verify.ts'
import { instructionsNote, planSources, restatement, untoldOf } from './instructions-note.ts'

const id = '0190d3a2-0000-7000-8000-000000000002' as NoteId

const signed = (...plan: readonly string[]): Note =>
  aNote({
    sections: [
      aSection({ statements: [aStatement({ text: 'Dry cough.' })] }),
      aSection({
        code: '18776-5',
        title: 'Plan',
        statements: plan.map((text, at) => aStatement({ id: `p${at}`, text })),
      }),
    ],
  })

const sheetOf = (...plan: readonly string[]) => {
  const written = planSources(noteId, signed(...plan), [])
  return { written, note: instructionsNote(id, 'Instructions', written) }
}

const PLAN = [
  'Start metformin 500 mg p.o. b.i.d.',
  'Hypertension: Continue lisinopril 10 mg daily.',
  'Order a CBC and a urinalysis.',
  'Refer to cardiology.',
  'Stop ibuprofen.',
  'Do not drive for 2 days.',
  'Ice the left knee 3 times a day.',
]

describe('patient instructions as a note of their own', () => {
  test('have one statement for each sentence that the rules can tell, with that sentence as evidence', () => {
    const { note, written } = sheetOf(...PLAN)
    const statements = note.sections[0]?.statements ?? []
    expect(note.type).toBe('69730-0')
    expect(statements[0]).toMatchObject({
      text: 'Start metformin 500 mg by mouth 2 times a day.',
      origin: 'drafter',
      drafter: 'instructions-1',
      evidence: [{ kind: 'written', noteId, statementId: 'p0', quote: PLAN[0] }],
    })
    expect(untoldOf(written, note).map(({ text }) => text)).toEqual(['Do not drive for 2 days.'])
  })

  test('rest on the plan and what was added to the note, and on nothing else of it', () => {
    const addendum = aNote({
      sections: [aSection({ code: '55107-7', statements: [aStatement({ text: 'Rest.' })] })],
    })
    const written = planSources(noteId, signed('Refer to cardiology.'), [addendum])
    expect(written.map(({ text, plain }) => [text, plain])).toEqual([
      ['Refer to cardiology.', 'We will refer you to cardiology.'],
      ['Rest.', 'Rest.'],
    ])
  })

  test('are carried by their plan, whatever the rules make of it', () => {
    const parts = fc.constantFrom(
      ...['metformin', '500 mg', 'b.i.d.', 'p.o.', 'daily', 'a CBC', 'their weight', 'NSAIDs'],
      ...['for edema', 'in 2 weeks', 'the left knee', 'hypertension', 'PRN', 'at night'],
    )
    const verbs = ['Start', 'Stop', 'Avoid', 'Order', 'Refer to', 'Recommend', 'We will check']
    fc.assert(
      fc.property(
        fc.constantFrom(...verbs),
        fc.array(parts, { minLength: 1, maxLength: 6 }),
        (verb, rest) => {
          const { note, written } = sheetOf([verb, ...rest].join(' '))
          const { statements } = verify(note, { transcripts: [], written })
          expect(statements.flatMap(({ reasons }) => reasons)).toEqual([])
        },
      ),
    )
  })

  test.each([
    ['Start metformin 850 mg by mouth 2 times a day.', 'number-not-in-evidence'],
    ['Start metformin 500 mcg by mouth 2 times a day.', 'unit-not-in-evidence'],
    ['Start glipizide 500 mg by mouth 2 times a day.', 'words-not-in-evidence'],
    ['Do not start metformin 500 mg by mouth 2 times a day.', 'polarity-differs'],
  ])('that say something else are flagged: %s', (text, kind) => {
    const { note, written } = sheetOf(...PLAN)
    const edited = editStatement(note, 'p0', text)
    const [checked] = verify(edited, { transcripts: [], written }).statements
    expect(checked?.support).toBe('unsupported')
    expect(checked?.reasons.map((reason) => reason.kind)).toContain(kind)
  })

  test('that tell the other side are flagged', () => {
    const { note, written } = sheetOf('Ice the left knee.')
    const edited = editStatement(note, 'p0', 'Ice the right knee.')
    expect(verify(edited, { transcripts: [], written }).statements[0]?.reasons).toEqual([
      { rule: 'G6', kind: 'side-not-in-evidence', side: 'right' },
    ])
  })

  test('are flagged when the note was corrected since', () => {
    const { note } = sheetOf('Start metformin 500 mg daily.', 'Refer to cardiology.')
    const written = planSources(noteId, signed('Start metformin 850 mg daily.'), [])
    const { statements } = verify(note, { transcripts: [], written })
    expect(statements.map(({ reasons }) => reasons)).toEqual([
      [{ rule: 'G1', kind: 'plan-changed', now: 'Start metformin 850 mg daily.' }],
      [{ rule: 'G1', kind: 'plan-gone' }],
    ])
  })

  test('keep the lines as they were left before the note was signed', () => {
    const { written } = sheetOf('Refer to cardiology.', 'She should rest.')
    const given = [
      { text: 'We will refer you to the heart clinic.', statementId: 'p0' },
      { text: 'Rest.', statementId: 'p1' },
      { text: 'Bring your tablets.', statementId: undefined },
      { text: 'Drink.', statementId: 'gone' },
    ]
    const [section] = instructionsNote(id, 'Instructions', written, given).sections
    expect(section?.statements).toMatchObject([
      { text: given[0]?.text, drafted: 'We will refer you to cardiology.' },
      { text: 'Rest.', evidence: [{ statementId: 'p1' }] },
      { text: 'Bring your tablets.', origin: 'clinician', evidence: [] },
      { text: 'Drink.', origin: 'clinician', evidence: [] },
    ])
  })

  test('a sentence that no rule tells is taken over word for word, with itself as evidence', () => {
    const { written } = sheetOf('She should rest.')
    const [source] = written
    if (!source) throw new Error('no plan')
    const taken = restatement(source, 'x')
    expect(taken).toMatchObject({ text: 'She should rest.', evidence: [{ statementId: 'p0' }] })
  })
})

import { describe, expect, test } from 'vitest'
import { marchettiNote } from '../testing/note/marchetti-visit.ts'
import { aNote, aSection, aStatement, charted } from '../testing/note/note-builders.ts'
import { carryForward } from './carry-forward.ts'
import { editStatement, resolveStatement, restoreDraft } from './edit-note.ts'
import { mergeText, sectionText } from './from-text.ts'
import { noteSchema } from './note-schema.ts'
import { provenanceOf, softwareShareOf } from './statement-provenance.ts'
import { statementsOf } from './statements.ts'

const drafted = aStatement({
  text: 'Dry cough for 3 weeks.',
  drafted: 'Dry cough for 3 weeks.',
  origin: 'drafter',
  drafter: 'extractive-2',
  evidence: [charted('cough')],
})
const own = aStatement({ text: 'Looks well.' })
const inserted = aStatement({ text: 'BP 128/76 mmHg', origin: 'chart', evidence: [charted('BP')] })
const history = aSection({ statements: [drafted, own] })
const exam = aSection({ code: '29545-1', title: 'Examination', statements: [inserted] })
const note = aNote({ sections: [history, exam] })

const first = (of: typeof note) => {
  const [statement] = statementsOf(of)
  if (!statement) throw new Error('a note of none')
  return provenanceOf(statement)
}

describe('where a statement came from', () => {
  test('is told apart: drafted, from the chart, carried forward, own', () => {
    const carried = carryForward(
      aNote(),
      { note, signedOn: '12-Nov-2026' },
      ['10164-2'],
      () => 'c1',
    )
    expect(statementsOf(note).map((one) => provenanceOf(one).source)).toEqual([
      'drafted',
      'own',
      'charted',
    ])
    expect(first(carried)).toEqual({ source: 'carried', drafter: undefined, isEdited: false })
  })

  test('survives an edit, which is told beside it, and a decision', () => {
    const edited = editStatement(note, drafted.id, 'Dry cough for 2 weeks.')
    const told = { source: 'drafted', drafter: 'extractive-2', isEdited: true }
    expect(first(edited)).toEqual(told)
    expect(first(resolveStatement(edited, drafted.id, { kind: 'own-words' }))).toEqual(told)
    expect(first(restoreDraft(edited, drafted.id))).toEqual({ ...told, isEdited: false })
  })

  test('survives typing in the plain text, storing, and reading again', () => {
    const typed = mergeText(history, `${sectionText(history)} No fever.`, () => 'n1')
    const stored = noteSchema.parse(JSON.parse(JSON.stringify({ ...note, sections: [typed] })))
    expect(first(stored)).toEqual({ source: 'drafted', drafter: 'extractive-2', isEdited: false })
    expect(stored.sections[0]?.statements[1]).toMatchObject({ origin: 'clinician' })
  })
})

describe('what software drafted of a note', () => {
  test('names the drafters and the sections, once each', () => {
    expect(softwareShareOf(note)).toEqual({
      drafters: ['extractive-2'],
      sections: ['History of present illness'],
    })
    expect(softwareShareOf(marchettiNote)?.sections).toContain('History of present illness')
  })

  test('is nothing where the clinician wrote it, or what was drafted is deleted or emptied', () => {
    expect(softwareShareOf(aNote({ sections: [exam] }))).toBeUndefined()
    expect(softwareShareOf(editStatement(note, drafted.id, ''))).toBeUndefined()
  })
})

import { describe, expect, test } from 'vitest'
import { aNote, aNoteOf, aSection, aStatement, charted } from '../testing/note/note-builders.ts'
import {
  deleteStatement,
  editStatement,
  insertStatement,
  moveStatement,
  resolveStatement,
  restoreDraft,
} from './edit-note.ts'
import { numberEvidence } from './number-evidence.ts'
import { isEdited, placeOf, statementsOf } from './statements.ts'

const drafted = aStatement({ text: 'Dry cough.', origin: 'drafter', evidence: [charted('cough')] })
const typed = aStatement({ text: 'Lungs clear.' })
const note = aNote({
  sections: [
    aSection({ statements: [drafted] }),
    aSection({ code: '29545-1', title: 'Examination', statements: [typed] }),
  ],
})
const texts = (of = note) => statementsOf(of).map(({ text }) => text)

describe('editing a note', () => {
  test('keeps what was drafted, so that an edit can be seen and undone', () => {
    const edited = editStatement(note, drafted.id, 'Wet cough.')
    expect(statementsOf(edited)[0]).toMatchObject({
      text: 'Wet cough.',
      drafted: 'Dry cough.',
      origin: 'drafter',
    })
    expect(statementsOf(edited).map(isEdited)).toEqual([true, false])
    expect(texts(restoreDraft(edited, drafted.id))).toEqual(texts())
  })

  test('never puts a second line into a statement', () => {
    expect(texts(editStatement(note, typed.id, 'Lungs\r\nclear.'))[1]).toBe('Lungs clear.')
  })

  test('lets own words stay own words when they are edited', () => {
    const own = resolveStatement(note, drafted.id, { kind: 'own-words' })
    expect(statementsOf(editStatement(own, drafted.id, 'Wet cough.'))[0]?.resolution).toEqual({
      kind: 'own-words',
    })
  })

  test('puts a statement where it is told', () => {
    const added = aStatement({ text: 'Pulse regular.' })
    expect(texts(insertStatement(note, '29545-1', 0, added))).toEqual([
      'Dry cough.',
      'Pulse regular.',
      'Lungs clear.',
    ])
  })

  test('moves a statement with its evidence', () => {
    const moved = moveStatement(note, drafted.id, '29545-1', 1)
    expect(placeOf(moved, drafted.id)).toMatchObject({ section: { code: '29545-1' }, index: 1 })
    expect(statementsOf(moved)[1]).toBe(drafted)
  })

  test('changes nothing for a statement or section that is not there', () => {
    expect(deleteStatement(note, 'gone')).toBe(note)
    expect(editStatement(note, 'gone', 'x')).toBe(note)
    expect(moveStatement(note, drafted.id, '0-0', 0)).toBe(note)
  })
})

test('evidence is numbered by first appearance, and a fact cited twice has one number', () => {
  const cites = (...references: string[]) =>
    aStatement({ evidence: references.map((reference) => charted('x', reference)) })
  const numbers = numberEvidence(
    aNoteOf(cites('Observation/9', 'Observation/2'), cites('Observation/9', 'Observation/5')),
  )
  expect(Object.fromEntries(numbers)).toEqual({
    'chart:Observation/9': 1,
    'chart:Observation/2': 2,
    'chart:Observation/5': 3,
  })
})

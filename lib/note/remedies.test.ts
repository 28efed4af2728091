import { describe, expect, test } from 'vitest'
import { aNoteOf, aStatement, aTranscript, charted, said } from '../testing/note/note-builders.ts'
import type { ChartFact } from './chart-fact.ts'
import type { Note, Statement } from './note.ts'
import { applyRemedy, type Remedy, remediesFor } from './remedies.ts'
import type { Sources } from './sources.ts'
import { statementsOf } from './statements.ts'
import { type CheckedStatement, isResolved } from './verification.ts'
import { verify } from './verify.ts'

const visit = aTranscript(
  'patient: the little water pill , furosemide , twenty milligrams , every morning .',
)
const furosemide: ChartFact = {
  kind: 'medication',
  reference: 'MedicationRequest/7',
  name: 'furosemide',
  quote: 'furosemide 40 mg tablet, oral, once daily',
}
const sources: Sources = { transcripts: [visit], chartFacts: [furosemide] }
const taken = aStatement({
  text: 'Takes furosemide 20 mg every morning.',
  origin: 'drafter',
  evidence: [said(visit, 0)],
})
const denied = aStatement({ text: 'Denies palpitations.', origin: 'drafter' })

function checkOf(note: Note, id: string): CheckedStatement {
  const checked = verify(note, sources).statements.find(({ statement }) => statement.id === id)
  if (!checked) throw new Error('the statement is in the note')
  return checked
}

const noteAfter = (statement: Statement, remedy: Remedy) => {
  const note = aNoteOf(statement)
  return applyRemedy(note, checkOf(note, statement.id), remedy, 'said so twice')
}

describe('the remedies', () => {
  test('of a denial nobody spoke begin with having asked', () => {
    expect(remediesFor(checkOf(aNoteOf(denied), denied.id), '10164-2')).toEqual([
      'asked',
      'delete',
      'edit',
    ])
    expect(remediesFor(checkOf(aNoteOf(denied), denied.id), '29545-1')).toEqual([
      'own-words',
      'delete',
      'edit',
    ])
  })

  test('of an edited draft offer what was drafted', () => {
    const edited = { ...taken, text: 'Takes furosemide 25 mg.', drafted: taken.text }
    expect(remediesFor(checkOf(aNoteOf(edited), edited.id), '10160-0')).toContain('restore')
  })

  test('of a statement that stands are none', () => {
    const own = aStatement({ text: 'Walks well.' })
    expect(remediesFor(checkOf(aNoteOf(own), own.id), '10164-2')).toEqual([])
  })

  test.each([
    [denied, 'asked'],
    [denied, 'own-words'],
    [denied, 'keep'],
    [denied, 'delete'],
    [taken, 'use-chart'],
    [taken, 'write-both'],
    [taken, 'keep'],
  ] as const)('leave nothing to resolve: %#', (statement, remedy) => {
    expect(verify(noteAfter(statement, remedy), sources).statements.every(isResolved)).toBe(true)
  })

  test('with the chart write its dose, and both doses with both sources', () => {
    expect(statementsOf(noteAfter(taken, 'use-chart'))[0]).toMatchObject({
      text: 'Takes furosemide 40 mg every morning.',
      evidence: [{ kind: 'said' }, { kind: 'chart', reference: furosemide.reference }],
    })
    expect(statementsOf(noteAfter(taken, 'write-both'))[0]?.text).toBe(
      'Takes furosemide 20 mg every morning; chart: furosemide 40 mg tablet, oral, once daily.',
    )
  })

  test('update a fact that changed since it was cited', () => {
    const old = 'furosemide 20 mg tablet, oral, once daily'
    const cited = aStatement({
      text: `${old}.`,
      origin: 'chart',
      evidence: [charted(old, furosemide.reference)],
    })
    const note = noteAfter(cited, 'use-chart')
    expect(statementsOf(note)[0]?.text).toBe(`${furosemide.quote}.`)
    expect(verify(note, sources).statements[0]?.support).toBe('supported')
  })
})

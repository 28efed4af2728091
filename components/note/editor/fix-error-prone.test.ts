import { history, redo, undo } from 'prosemirror-history'
import { EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import type { Statement } from '#lib/note/note.ts'
import { statementsOf } from '#lib/note/statements.ts'
import { idSource } from '#lib/testing/note/arbitrary-note.ts'
import { aNote, aNoteOf, aStatement, charted } from '#lib/testing/note/note-builders.ts'
import { docOfNote, noteOfDoc } from './doc-of-note.ts'
import {
  closeExplanation,
  errorProneMarks,
  errorProneOfDoc,
  explained,
} from './error-prone-plugin.ts'
import { asItWillRead, fixErrorProne, putRightAt } from './fix-error-prone.ts'
import { statementRules } from './statement-rules.ts'

const stateOf = (...statements: readonly Statement[]) =>
  EditorState.create({
    doc: docOfNote(aNoteOf(...statements)),
    plugins: [statementRules(idSource()), history(), errorProneMarks()],
  })
const own = (text: string) => aStatement({ text, origin: 'clinician', evidence: [] })
const texts = (state: EditorState) =>
  statementsOf(noteOfDoc(state.doc, aNote())).map(({ text }) => text)

/** Presses the one key. */
function press(state: EditorState, choose = () => undefined): EditorState {
  let next = state
  fixErrorProne(choose)(state, (transaction) => {
    next = state.apply(transaction)
  })
  return next
}

function type(state: EditorState, text: string): EditorState {
  const end = TextSelection.atEnd(state.doc)
  const there = state.apply(state.tr.setSelection(end))
  return there.apply(there.tr.insertText(text))
}

describe('the key that puts error-prone writing right', () => {
  test('goes to the next one, then puts it right, around the end of the note', () => {
    const there = press(stateOf(own('Aspirin 81 mg QD.'), own('Insulin 10 U at night.')))
    expect(explained(there)?.finding.written).toBe('QD')
    const first = press(there)
    expect(texts(first)).toEqual(['Aspirin 81 mg daily.', 'Insulin 10 U at night.'])
    const both = press(press(first))
    expect(texts(both)).toEqual(['Aspirin 81 mg daily.', 'Insulin 10 units at night.'])
    expect(press(both)).toBe(both)
  })

  test('is one step of undo, also right after typing', () => {
    const typed = type(stateOf(own('Aspirin 81 mg')), ' QD.')
    const fixed = press(press(typed))
    expect(texts(fixed)).toEqual(['Aspirin 81 mg daily.'])
    let undone = fixed
    undo(fixed, (transaction) => {
      undone = fixed.apply(transaction)
    })
    expect(texts(undone)).toEqual(['Aspirin 81 mg QD.'])
    let again = undone
    redo(undone, (transaction) => {
      again = undone.apply(transaction)
    })
    expect(texts(again)).toEqual(['Aspirin 81 mg daily.'])
  })

  test('asks where the writing has two meanings', () => {
    let asked = 0
    const there = press(stateOf(own('D/C today.')))
    const after = press(there, () => void asked++)
    expect(asked).toBe(1)
    expect(texts(after)).toEqual(['D/C today.'])
    const error = explained(there)
    expect(error && [0, 1].map((choice) => asItWillRead(error, choice))).toEqual([
      'Discontinue',
      'Discharge',
    ])
    expect(error && texts(there.apply(putRightAt(there, error, 1)))).toEqual(['Discharge today.'])
  })

  test('leaves what is cited from the chart, and quotations, as they are', () => {
    const quote = 'insulin glargine 10 U QD'
    const cited = aStatement({ text: `${quote}.`, origin: 'chart', evidence: [charted(quote)] })
    const state = stateOf(cited, own('Patient: “I take 10 U QD.”'))
    expect(errorProneOfDoc(state)).toEqual([])
    expect(press(state)).toBe(state)
  })
})

describe('the explanation', () => {
  test('waits until nobody types there any more, and stays closed where it was closed', () => {
    const typed = type(stateOf(own('Aspirin 81 mg')), ' QD')
    expect(errorProneOfDoc(typed)).toHaveLength(1)
    expect(explained(typed)).toBeUndefined()
    const back = typed.apply(typed.tr.setSelection(TextSelection.create(typed.doc, 3)))
    const there = back.apply(back.tr.setSelection(TextSelection.atEnd(back.doc)))
    expect(explained(there)?.finding.rule).toBe('ismp-qd')
    expect(explained(there.apply(closeExplanation(there)))).toBeUndefined()
  })
})

test('the word is shown as it will read', () => {
  const shown = (text: string) => {
    const state = stateOf(own(text))
    return errorProneOfDoc(state).map((error) => asItWillRead(error, 0))
  }
  expect(shown('Warfarin 5.0 mg.')).toEqual(['5'])
  expect(shown('Heparin 10U/kg.')).toEqual(['10 units/kg'])
  expect(shown('Citalopram 10mg daily.')).toEqual(['10 mg'])
})

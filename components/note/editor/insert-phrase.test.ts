import { history, undo } from 'prosemirror-history'
import { EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { noteSchema } from '#lib/note/note-schema.ts'
import { statementsOf } from '#lib/note/statements.ts'
import { idSource } from '#lib/testing/note/arbitrary-note.ts'
import { aNote, aNoteOf, aStatement, charted } from '#lib/testing/note/note-builders.ts'
import { docOfNote, noteOfDoc } from './doc-of-note.ts'
import { insertPhrase } from './insert-phrase.ts'
import { statementRules } from './statement-rules.ts'

const NAME = '.bp'
const BEFORE = 'Feels well. '
const bp = aStatement({ text: 'BP 148/84.', origin: 'chart', evidence: [charted('BP 148/84')] })
const weight = aStatement({ text: '{{last weight}}.', origin: 'chart', evidence: [] })
const own = aStatement({ text: 'Seen today', origin: 'clinician', evidence: [] })

/** A line on which the name was typed, with the caret behind the name. */
function typed(before: string, after = '') {
  const text = before + NAME + after
  const line = aStatement({ text, origin: 'clinician', evidence: [] })
  const state = EditorState.create({
    doc: docOfNote(aNoteOf(line)),
    plugins: [statementRules(idSource()), history()],
  })
  const caret = 2 + before.length + NAME.length
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, caret)))
}

const insert = (state: EditorState, ...statements: Parameters<typeof insertPhrase>[2]) =>
  state.apply(insertPhrase(state, state.selection.head - NAME.length, statements))
const written = (state: EditorState) => statementsOf(noteOfDoc(state.doc, aNote()))
const texts = (state: EditorState) => written(state).map(({ text }) => text)

describe('a phrase in the editor', () => {
  test('takes the place of a line that holds nothing else, with its evidence', () => {
    const after = insert(typed(''), bp, weight)
    expect(written(after)).toEqual([bp, weight])
    expect(noteSchema.safeParse(noteOfDoc(after.doc, aNote())).success).toBe(true)
    expect(after.selection.$from.parent.textContent).toBe(weight.text)
  })

  test('that cites the chart becomes a statement of its own after the sentence', () => {
    const after = insert(typed(BEFORE, ' Walks daily.'), bp)
    expect(texts(after)).toEqual([`${BEFORE} Walks daily.`, bp.text])
    expect(written(after)[1]?.evidence).toEqual(bp.evidence)
    expect(written(after)[0]?.evidence).toEqual([])
  })

  test('of the clinician’s own words goes into the sentence', () => {
    expect(texts(insert(typed(BEFORE), own))).toEqual([`${BEFORE}${own.text}`])
  })

  test('is one step of undo', () => {
    const before = typed(BEFORE)
    let undone = insert(before, bp, weight)
    undo(undone, (transaction) => {
      undone = undone.apply(transaction)
    })
    expect(texts(undone)).toEqual([`${BEFORE}${NAME}`])
  })
})

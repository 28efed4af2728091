import { type EditorState, Selection, type Transaction } from 'prosemirror-state'
import type { Note } from '#lib/note/note.ts'
import { docOfNote } from './doc-of-note.ts'
import { FROM_OUTSIDE } from './statement-rules.ts'

/**
 * The transaction that makes the document this note by the smallest replacement, so that caret and
 * undo history survive a change from outside. Undefined when nothing differs.
 */
export function applyNote(state: EditorState, note: Note): Transaction | undefined {
  const target = docOfNote(note)
  const start = state.doc.content.findDiffStart(target.content)
  if (start === null) return undefined
  const end = state.doc.content.findDiffEnd(target.content)
  if (!end) return undefined
  // The common end may overlap the common start where the same text repeats.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const transaction = state.tr.setMeta(FROM_OUTSIDE, true)
  transaction.replace(start, end.a + overlap, target.slice(start, end.b + overlap))
  const isExact = transaction.doc.eq(target)
  if (!isExact) {
    const whole = state.tr.setMeta(FROM_OUTSIDE, true)
    whole.replaceWith(0, state.doc.content.size, target.content)
    return whole.setSelection(
      Selection.near(whole.doc.resolve(Math.min(state.selection.from, whole.doc.content.size))),
    )
  }
  return transaction
}

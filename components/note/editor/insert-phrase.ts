import { closeHistory } from 'prosemirror-history'
import { Fragment } from 'prosemirror-model'
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import type { Statement } from '#lib/note/note.ts'
import { statementNode } from './doc-of-note.ts'

/**
 * Puts an expanded phrase in place of what was typed for it, as one step of undo. On a line of its
 * own it replaces the line; words of the clinician's own go into the sentence; what cites the chart
 * becomes a statement after it, because evidence belongs to a whole statement.
 *
 * @param from where the dot stands; the caret is behind the name
 */
export function insertPhrase(
  state: EditorState,
  from: number,
  statements: readonly Statement[],
): Transaction {
  const caret = state.selection.$from
  const transaction = closeHistory(state.tr).delete(from, caret.pos)
  const [only, ...more] = statements
  if (!only) return transaction
  const { parent } = transaction.selection.$from
  const line = transaction.doc.resolve(from)
  const isAlone = parent.textContent.trim() === ''
  if (!isAlone && more.length === 0 && only.origin === 'clinician') {
    return transaction.insertText(only.text, from).scrollIntoView()
  }
  const nodes = Fragment.from(statements.map(statementNode))
  const start = isAlone ? line.before() : line.after()
  transaction.replaceWith(start, isAlone ? line.after() : start, nodes)
  const end = TextSelection.create(transaction.doc, start + nodes.size - 1)
  return transaction.setSelection(end).scrollIntoView()
}

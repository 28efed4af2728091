import { closeHistory } from 'prosemirror-history'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { putRight } from '#lib/note/error-prone/find-error-prone.ts'
import { errorProneOfDoc, explained, type PlacedError } from './error-prone-plugin.ts'

/** Puts one finding right, as one step of undo. */
export function putRightAt(state: EditorState, error: PlacedError, choice: number): Transaction {
  const { from, to } = error
  const right = replacement(error, choice)
  const transaction = closeHistory(state.tr).insertText(right, from, to)
  const end = TextSelection.create(transaction.doc, from + right.length)
  return transaction.setSelection(end).scrollIntoView()
}

/** What will stand in place of it, with a capital where a sentence begins. */
function replacement({ text, finding }: PlacedError, choice: number): string {
  const after = putRight(text, finding, choice)
  return after.slice(finding.start, after.length - (text.length - finding.end))
}

/** The word as it will read: `10 units`, not only `units`. */
export function asItWillRead(error: PlacedError, choice: number): string {
  const { text, finding } = error
  const before = /\S*$/.exec(text.slice(0, finding.start))?.[0] ?? ''
  const after = /^[^\s.,;:)]*/.exec(text.slice(finding.end))?.[0] ?? ''
  return `${before}${replacement(error, choice)}${after}`.trim()
}

/**
 * One key for all of them: on a finding it puts it right, elsewhere it goes to the next one, around
 * the end of the note.
 *
 * @param choose brings the focus to the choices, where there is more than one
 */
export const fixErrorProne =
  (choose: () => void): Command =>
  (state, dispatch) => {
    const here = explained(state)
    if (!here) return goToErrorProne(state, dispatch)
    if (here.finding.fixes.length > 1) choose()
    else dispatch?.(putRightAt(state, here, 0))
    return true
  }

/** Puts the caret after the next finding, where it is explained. */
export const goToErrorProne: Command = (state, dispatch) => {
  const all = errorProneOfDoc(state)
  const next = all.find(({ to }) => to > state.selection.head) ?? all[0]
  if (!next) return false
  const end = TextSelection.create(state.doc, next.to)
  dispatch?.(state.tr.setSelection(end).scrollIntoView())
  return true
}

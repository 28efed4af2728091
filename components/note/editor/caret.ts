import type { Node as DocNode } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { isStatement, statementAttrs } from './schema.ts'

/** The id of the statement in which the selection begins. */
export function caretStatement({ selection }: EditorState): string | undefined {
  const { parent } = selection.$from
  return isStatement(parent) ? statementAttrs(parent).id : undefined
}

/**
 * Reads what is selected now. The browser tells of a selection after the fact, and on a busy machine
 * after the next key: Backspace would act on where the caret was.
 */
export const readSelection = (view: EditorView): boolean =>
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))

/** Puts the caret at the end of a statement, and the statement into view. */
export function focusStatement(view: EditorView, statementId: string): void {
  const end = endOfStatement(view.state.doc, statementId)
  if (end === undefined) return
  const selection = TextSelection.create(view.state.doc, end)
  view.dispatch(view.state.tr.setSelection(selection))
  view.focus()
  showStatement(view, statementId)
}

export const showStatement = (view: EditorView, statementId: string): void =>
  statementElement(view, statementId)?.scrollIntoView({ block: 'nearest' })

function endOfStatement(doc: DocNode, statementId: string): number | undefined {
  let end: number | undefined
  doc.descendants((node, position) => {
    if (!isStatement(node)) return true
    if (statementAttrs(node).id === statementId) end = position + node.nodeSize - 1
    return false
  })
  return end
}

const statementElement = (view: EditorView, statementId: string): Element | null =>
  view.dom.querySelector(`[data-statement="${CSS.escape(statementId)}"]`)

/** Tab goes from the text to the marks and remedies of its statement; from there it goes on by itself. */
export const focusParts: Command = (state, _dispatch, view) => {
  const id = caretStatement(state)
  if (!view || id === undefined) return false
  const button = statementElement(view, id)?.querySelector('button')
  button?.focus()
  return button !== null && button !== undefined
}

import { Fragment, type Node, type ResolvedPos, Slice } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import {
  isStatement,
  noteSchema,
  type StatementAttrs,
  statementAttrs,
  typedAttrs,
} from './schema.ts'

/** Enter: what follows the caret becomes a statement of the clinician; evidence stays before it. */
export const splitStatement =
  (newId: () => string): Command =>
  (state, dispatch) => {
    const transaction = withoutSelection(state)
    const caret = transaction.selection.$from
    if (!isStatement(caret.parent)) return false
    if (caret.parentOffset === 0 && caret.parent.content.size > 0) {
      transaction.insert(caret.before(), noteSchema.node('statement', typedAttrs(newId())))
    } else {
      transaction.split(caret.pos, 1, [{ type: caret.parent.type, attrs: typedAttrs(newId()) }])
    }
    dispatch?.(transaction.scrollIntoView())
    return true
  }

/** Backspace at the start of a statement: joins it to the one before, within its section. */
export const joinBackward: Command = (state, dispatch) => {
  const caret = caretOf(state)
  if (!caret || caret.parentOffset > 0) return false
  const index = caret.index(-1)
  if (index > 0) dispatch?.(join(state, caret.node(-1), caret.before(), index - 1))
  return true // at the start of a section there is nothing to join, and titles are not text
}

/** Delete at the end of a statement: joins the next one to it, within its section. */
export const joinForward: Command = (state, dispatch) => {
  const caret = caretOf(state)
  if (!caret || caret.parentOffset < caret.parent.content.size) return false
  const index = caret.index(-1)
  if (index < caret.node(-1).childCount - 1) {
    dispatch?.(join(state, caret.node(-1), caret.after(), index))
  }
  return true
}

function caretOf(state: EditorState): ResolvedPos | undefined {
  const { selection } = state
  return selection.empty && isStatement(selection.$from.parent) ? selection.$from : undefined
}

/** Joins the statement at `index` of the section with the one after it; `border` lies between. */
function join(state: EditorState, section: Node, border: number, index: number): Transaction {
  const first = section.child(index)
  const second = section.child(index + 1)
  const start = border - first.nodeSize
  const text = joinedText(first.textContent, second.textContent)
  const joined = noteSchema.node(
    'statement',
    joinedAttrs(first, second),
    text === '' ? [] : [noteSchema.text(text)],
  )
  const transaction = state.tr.replaceWith(start, border + second.nodeSize, joined)
  const seam = start + 1 + text.length - second.textContent.trimStart().length
  return transaction
    .setSelection(TextSelection.create(transaction.doc, Math.max(start + 1, seam)))
    .scrollIntoView()
}

const joinedText = (first: string, second: string): string =>
  first === '' || second === '' ? first + second : `${first.trimEnd()} ${second.trimStart()}`

/** One of two sentences: a blank one gives way, evidence of both is kept, a draft stays a draft. */
function joinedAttrs(first: Node, second: Node): StatementAttrs {
  const a = statementAttrs(first)
  const b = statementAttrs(second)
  if (first.textContent === '') return b
  if (second.textContent === '') return a
  const drafted = a.origin === 'clinician' ? b : a
  return {
    ...a,
    origin: drafted.origin,
    drafter: drafted.drafter,
    evidence: [...a.evidence, ...b.evidence],
    drafted:
      drafted.drafted ??
      (drafted.origin === 'clinician' ? null : (drafted === a ? first : second).textContent),
    resolution:
      a.resolution?.kind === 'own-words' && b.resolution?.kind === 'own-words'
        ? a.resolution
        : null,
  }
}

/** Deletes a selection over several sections section by section, so that no title goes with it. */
export const deleteSelection: Command = (state, dispatch) => {
  if (state.selection.empty) return false
  dispatch?.(withoutSelection(state).scrollIntoView())
  return true
}

/** The transaction that empties the selection; every section keeps at least one line. */
function withoutSelection(state: EditorState): Transaction {
  const { tr: transaction, selection } = state
  const { from, to, $from } = selection
  if (selection.empty) return transaction
  const ranges: [number, number][] = []
  state.doc.forEach((section, offset) => {
    const start = Math.max(from, offset + 2)
    const end = Math.min(to, offset + section.nodeSize - 2)
    if (start < end) ranges.push([start, end])
  })
  for (const [start, end] of ranges.reverse()) transaction.delete(start, end)
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve($from.pos)))
}

/** Typing over a selection of several sections. */
export function insertText(state: EditorState, text: string): Transaction {
  return withoutSelection(state).insertText(text)
}

/** Pastes plain text: one line is one statement, blank lines are nothing. */
export function pasteText(state: EditorState, text: string, newId: () => string): Transaction {
  const lines = text
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map((line) => line.replace(/\p{Cc}+/gu, ' ').trim())
    .filter(Boolean)
  const transaction = withoutSelection(state)
  if (lines.length < 2) return transaction.insertText(lines[0] ?? '').scrollIntoView()
  const nodes = lines.map((line) =>
    noteSchema.node('statement', typedAttrs(newId()), [noteSchema.text(line)]),
  )
  return transaction.replaceSelection(new Slice(Fragment.from(nodes), 1, 1)).scrollIntoView()
}

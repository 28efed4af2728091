import { isHistoryTransaction } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, type Transaction } from 'prosemirror-state'
import {
  isStatement,
  type StatementAttrs,
  sectionAttrs,
  statementAttrs,
  typedAttrs,
} from './schema.ts'

/** A transaction that carries a whole note from outside may do what typing may not. */
export const FROM_OUTSIDE = 'note-from-outside'

/**
 * What holds after every edit: sections stay as they are, unless their order came from outside and is
 * undone; each statement has its own id, and what
 * was split off or pasted is the clinician's; an edited draft remembers what was drafted; a reason
 * given for the old words is gone with them.
 */
export const statementRules = (newId: () => string) =>
  new Plugin({
    filterTransaction: (transaction, state) =>
      !transaction.docChanged ||
      transaction.getMeta(FROM_OUTSIDE) !== undefined ||
      isHistoryTransaction(transaction) ||
      sectionCodes(transaction.doc) === sectionCodes(state.doc),
    appendTransaction: (transactions, before, after) =>
      transactions.some(isEdit) ? corrected(before, after, newId) : null,
  })

/** What was undone, redone or sent from outside is already as it should be. */
const isEdit = (transaction: Transaction): boolean =>
  transaction.docChanged &&
  !isHistoryTransaction(transaction) &&
  transaction.getMeta(FROM_OUTSIDE) === undefined

const sectionCodes = (doc: Node): string =>
  doc.children.map((section) => sectionAttrs(section).code).join(' ')

function corrected(
  before: EditorState,
  after: EditorState,
  newId: () => string,
): Transaction | null {
  const old = textById(before.doc)
  const seen = new Set<string>()
  const transaction = after.tr
  after.doc.descendants((node, position) => {
    if (!isStatement(node)) return true
    const attrs = statementAttrs(node)
    const right = rightAttrs(attrs, node.textContent, old, seen, newId)
    seen.add(right.id)
    if (right !== attrs) transaction.setNodeMarkup(position, null, right)
    return false
  })
  return transaction.docChanged ? transaction : null
}

function rightAttrs(
  attrs: StatementAttrs,
  text: string,
  old: ReadonlyMap<string, string>,
  seen: ReadonlySet<string>,
  newId: () => string,
): StatementAttrs {
  if (attrs.id === '' || seen.has(attrs.id)) return typedAttrs(newId())
  const before = old.get(attrs.id)
  if (before === undefined || before === text) return attrs
  const forgets = attrs.resolution?.kind === 'kept'
  const remembers = attrs.drafted === null && attrs.origin !== 'clinician'
  if (!forgets && !remembers) return attrs
  return {
    ...attrs,
    resolution: forgets ? null : attrs.resolution,
    drafted: remembers ? before : attrs.drafted,
  }
}

function textById(doc: Node): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  doc.descendants((node) => {
    if (!isStatement(node)) return true
    texts.set(statementAttrs(node).id, node.textContent)
    return false
  })
  return texts
}

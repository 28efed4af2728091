import type { Node as DocNode } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { NoteViews } from '../note-views.ts'
import { statementClasses as look } from '../statement-classes.ts'
import type { StatementView } from '../statement-view.ts'
import { isStatement, statementAttrs } from './schema.ts'

const key = new PluginKey<NoteViews>('statement-views')

/** Carries what the page shows beside each statement into its node view. */
export const statementViews = (first: NoteViews) =>
  new Plugin<NoteViews>({
    key,
    state: {
      init: () => first,
      apply: (transaction, views) => transaction.getMeta(key) ?? views,
    },
    props: { decorations },
  })

export const withViews = (transaction: Transaction, views: NoteViews): Transaction =>
  transaction.setMeta(key, views).setMeta('addToHistory', false)

export const viewsOf = (state: EditorState): NoteViews | undefined => key.getState(state)

/** The view a node view was given with its decorations. */
export function viewIn(decorations: readonly Decoration[]): StatementView | undefined {
  for (const { spec } of decorations) if (spec.view) return spec.view
  return undefined
}

function decorations(state: EditorState): DecorationSet {
  const views = viewsOf(state)
  const found: Decoration[] = []
  state.doc.descendants((node, position) => {
    if (!isStatement(node)) return true
    const view = views?.get(statementAttrs(node).id)
    if (view) found.push(...decorationsOf(view, node, position))
    return false
  })
  return DecorationSet.create(state.doc, found)
}

/** What stands around the statement, and the words in it that conflict. */
function decorationsOf(view: StatementView, node: DocNode, position: number): Decoration[] {
  const around = Decoration.node(position, position + node.nodeSize, {}, { view })
  const differing = view.conflict?.stated ?? ''
  const at = differing === '' ? -1 : node.textContent.indexOf(differing)
  if (at < 0) return [around]
  const from = position + 1 + at
  return [around, Decoration.inline(from, from + differing.length, { class: look.differing })]
}

import type { Node as DocNode } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { type ErrorProne, errorProneOf } from '#lib/note/error-prone/find-error-prone.ts'
import { floatingClasses as look } from './floating-classes.ts'
import { isStatement, statementAttrs } from './schema.ts'

/** A finding with its place in the document. */
export type PlacedError = {
  readonly from: number
  readonly to: number
  readonly finding: ErrorProne
  readonly text: string
}

type Marked = {
  readonly all: readonly PlacedError[]
  readonly decorations: DecorationSet
  /** Where somebody is typing: what the caret touches there is not finished yet. */
  readonly typedAt: number | undefined
  /** The explanation was closed here. */
  readonly closedAt: number | undefined
}

const key = new PluginKey<Marked>('error-prone')

/** Underlines what ISMP lists as misread; what is being typed is left alone until the caret moves. */
export const errorProneMarks = () =>
  new Plugin<Marked>({
    key,
    state: {
      init: (_, { doc }) => marked(doc, undefined),
      apply: (transaction, before, _old, { doc, selection }) => {
        if (transaction.getMeta(key) === 'close') return { ...before, closedAt: selection.head }
        if (transaction.docChanged) return marked(doc, selection.head)
        return transaction.selectionSet ? marked(doc, undefined) : before
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  })

export const errorProneOfDoc = (state: EditorState): readonly PlacedError[] =>
  key.getState(state)?.all ?? []

/** What the caret touches and is explained now. */
export function explained(state: EditorState): PlacedError | undefined {
  const { typedAt, closedAt, all } = key.getState(state) ?? { all: [] }
  const { empty, head } = state.selection
  if (!empty || head === typedAt || head === closedAt) return undefined
  return all.find((one) => touches(one, head))
}

const touches = ({ from, to }: PlacedError, at: number): boolean => from <= at && at <= to

export const closeExplanation = (state: EditorState) => state.tr.setMeta(key, 'close')

function marked(doc: DocNode, typedAt: number | undefined): Marked {
  const all: PlacedError[] = []
  doc.descendants((node, position) => {
    if (!isStatement(node)) return true
    for (const finding of findingsIn(node)) {
      const start = position + 1
      const text = node.textContent
      all.push({ from: start + finding.start, to: start + finding.end, finding, text })
    }
    return false
  })
  const shown = all.filter((one) => typedAt === undefined || !touches(one, typedAt))
  const decorations = shown.map(({ from, to }) =>
    Decoration.inline(from, to, { class: look.errorProne, 'data-error-prone': '' }),
  )
  return {
    all,
    decorations: DecorationSet.create(doc, decorations),
    typedAt,
    closedAt: undefined,
  }
}

// Nodes never change: a sentence is looked through once, and again when it was edited.
const known = new WeakMap<DocNode, readonly ErrorProne[]>()

function findingsIn(node: DocNode): readonly ErrorProne[] {
  const before = known.get(node)
  if (before) return before
  const { evidence } = statementAttrs(node)
  const found = errorProneOf({ text: node.textContent, evidence })
  known.set(node, found)
  return found
}

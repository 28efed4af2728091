import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import { type Command, EditorState, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { NoteState } from '../note-state.ts'
import type { NoteStore } from '../note-store.ts'
import type { NoteViews } from '../note-views.ts'
import { applyNote } from './apply-note.ts'
import { caretStatement, focusStatement, readSelection, showStatement } from './caret.ts'
import { docOfNote, noteOfDoc } from './doc-of-note.ts'
import { editorPlugins } from './editor-plugins.ts'
import { errorProneOfDoc } from './error-prone-plugin.ts'
import { errorProneTip, type TipWords } from './error-prone-tip.ts'
import { goToErrorProne } from './fix-error-prone.ts'
import { type Phrases, phraseMenu } from './phrase-menu.ts'
import { plainTextProps } from './plain-text-props.ts'
import { sectionNodeView } from './section-node-view.ts'
import { statementNodeView } from './statement-node-view.ts'
import type { StatementTools } from './statement-parts.ts'
import { viewsOf, withViews } from './statement-views-plugin.ts'

export type EditorOptions = {
  readonly store: NoteStore
  readonly viewsOf: (state: NoteState) => NoteViews
  readonly tools: StatementTools
  readonly tipWords: TipWords
  readonly phrases: Phrases
  readonly newId: () => string
  /** The accessible name of the text. */
  readonly label: string
  readonly onHistory: (depth: HistoryDepth) => void
  /** How many ways of writing are error-prone. */
  readonly onErrorProne: (count: number) => void
}

export type HistoryDepth = { readonly canUndo: boolean; readonly canRedo: boolean }

export type OpenEditor = {
  readonly undo: () => void
  readonly redo: () => void
  readonly goToErrorProne: () => void
  readonly destroy: () => void
}

/** Puts the editor into an element and keeps it and the store in step, both ways. */
export function openEditor(place: HTMLElement, options: EditorOptions): OpenEditor {
  const { store, newId, tools } = options
  let emitted = store.get().note
  let focusRequest = store.get().focus?.request
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: docOfNote(emitted),
      plugins: editorPlugins(newId, options.viewsOf(store.get()), [
        phraseMenu(place, options.phrases),
        errorProneTip(place, tools.templates, options.tipWords),
      ]),
    }),
    attributes: textboxAttributes(options.label),
    nodeViews: {
      statement: (node, _view, _position, decorations) =>
        statementNodeView(node, decorations, tools),
      section: sectionNodeView,
    },
    dispatchTransaction: dispatch,
    ...plainTextProps(newId),
  })

  function dispatch(transaction: Transaction): void {
    const state = view.state.apply(transaction)
    view.updateState(state)
    if (transaction.docChanged) {
      emitted = noteOfDoc(state.doc, store.get().note)
      store.setNote(emitted)
      options.onHistory({ canUndo: undoDepth(state) > 0, canRedo: redoDepth(state) > 0 })
      options.onErrorProne(errorProneOfDoc(state).length)
    }
    if (view.hasFocus()) store.setCaret(caretStatement(state))
  }

  /** Takes over what the store says. An input method first finishes its word. */
  function follow(): void {
    if (view.composing) return
    readSelection(view)
    const state = store.get()
    if (state.note !== emitted) {
      emitted = state.note
      const change = applyNote(view.state, state.note)
      if (change) view.dispatch(change)
    }
    const views = options.viewsOf(store.get())
    if (views !== viewsOf(view.state)) view.dispatch(withViews(view.state.tr, views))
    if (state.focus && state.focus.request !== focusRequest) {
      focusRequest = state.focus.request
      if (state.focus.takesFocus) focusStatement(view, state.focus.statementId)
      else showStatement(view, state.focus.statementId)
    }
  }

  const run = (command: Command): void => {
    command(view.state, view.dispatch)
    view.focus()
  }
  options.onErrorProne(errorProneOfDoc(view.state).length)
  const unsubscribe = store.subscribe(follow)
  view.dom.addEventListener('compositionend', () => setTimeout(follow))
  return {
    undo: () => run(undo),
    redo: () => run(redo),
    goToErrorProne: () => run(goToErrorProne),
    destroy: () => {
      unsubscribe()
      view.destroy()
    },
  }
}

const textboxAttributes = (label: string) => ({
  role: 'textbox',
  // Text that can be edited has the focus anyway; said here, checkers know it as well.
  tabindex: '0',
  'aria-multiline': 'true',
  'aria-label': label,
  class: 'whitespace-pre-wrap outline-none',
  spellcheck: 'true',
})

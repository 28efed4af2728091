import type { ChartEvidence, EvidenceKey } from '#lib/note/evidence.ts'
import type { Note, Statement } from '#lib/note/note.ts'
import type { NoteSources } from './note-sources.ts'
import { firstState, type NoteState, rechecked, withNote } from './note-state.ts'
import {
  citingStatement,
  type Direction,
  neighbourKey,
  neighbourToResolve,
  withCited,
} from './note-walk.ts'

/** How long nobody types before an edited statement is checked. */
const CHECK_AFTER_MS = 500

type Listener = () => void

/** The open note of a page: one source for editor, chart marks, transcript and action bar. */
export type NoteStore = {
  readonly get: () => NoteState
  readonly subscribe: (listener: Listener) => () => void
  readonly sources: () => NoteSources
  /** Replaces the note; the editor takes the change into its own history. */
  readonly setNote: (note: Note) => void
  /** New transcripts or a chart read again: everything is checked anew. */
  readonly setSources: (sources: NoteSources) => void
  /** Checks what was edited, now. */
  readonly check: () => void
  readonly open: (key: EvidenceKey, statementId: string) => void
  readonly close: () => void
  readonly setCaret: (statementId: string | undefined) => void
  /** Opens the evidence numbered before or after the open one, and shows a sentence that cites it. */
  readonly openNeighbour: (direction: Direction) => void
  /** Brings a statement into view and puts the focus there. */
  readonly goTo: (statementId: string) => void
  /** Brings a spoken turn into view. */
  readonly showTurn: (index: number) => void
  readonly goToCiting: (key: EvidenceKey) => void
  /** Goes to the next statement to resolve after the caret, or the previous one before it. */
  readonly goToUnresolved: (direction: Direction) => void
  /** Inserts a chart fact as a cited statement after the caret, or in its home section. */
  readonly cite: (text: string, evidence: ChartEvidence) => void
}

/** @param newId ids for statements; random in the browser, counted in tests */
export function createNoteStore(note: Note, given: NoteSources, newId: () => string): NoteStore {
  let sources = given
  let state = firstState(note, sources)
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<Listener>()

  function set(next: NoteState): void {
    if (next === state) return
    state = next
    for (const listener of listeners) listener()
  }
  function check(): void {
    clearTimeout(timer)
    set(rechecked(state, sources))
  }
  function setNote(next: Note): void {
    if (next === state.note) return
    set(withNote(state, next))
    clearTimeout(timer)
    timer = setTimeout(check, CHECK_AFTER_MS)
  }
  function goTo(statementId: string, takesFocus = true): void {
    const request = (state.focus?.request ?? 0) + 1
    const caret = takesFocus ? statementId : state.caret
    set({ ...state, caret, focus: { statementId, takesFocus, request } })
  }
  function openFrom(key: EvidenceKey, takesFocus: boolean): string | undefined {
    const citing = citingStatement(state.note, key)
    if (citing) set({ ...state, opened: { key, statementId: citing.id, takesFocus } })
    return citing?.id
  }

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    sources: () => sources,
    setNote,
    setSources: (next) => {
      sources = next
      const { opened, caret, focus, turn } = state
      set({ ...firstState(state.note, sources), opened, caret, focus, turn })
    },
    check,
    open: (key, statementId) => set({ ...state, opened: { key, statementId, takesFocus: true } }),
    close: () => set({ ...state, opened: undefined }),
    setCaret: (caret) => {
      if (caret !== state.caret) set({ ...state, caret })
    },
    openNeighbour: (direction) => {
      const key = neighbourKey(state, direction)
      const statementId = key && openFrom(key, true)
      if (statementId !== undefined) goTo(statementId, false)
    },
    goTo,
    showTurn: (index) =>
      set({ ...state, turn: { index, request: (state.turn?.request ?? 0) + 1 } }),
    goToCiting: (key) => {
      const statementId = openFrom(key, false)
      if (statementId !== undefined) goTo(statementId)
    },
    goToUnresolved: (direction) => {
      check()
      const target = neighbourToResolve(state, direction)
      if (target !== undefined) goTo(target)
    },
    cite: (text, evidence) => {
      const statement: Statement = {
        id: newId(),
        text,
        drafted: text,
        origin: 'chart',
        evidence: [evidence],
      }
      setNote(withCited(state, statement, evidence.reference))
      goTo(statement.id)
    },
  }
}

import { insertStatement, replaceStatement } from '#lib/note/edit-note.ts'
import type { ChartEvidence, EvidenceKey } from '#lib/note/evidence.ts'
import { evidenceKey } from '#lib/note/evidence.ts'
import type { Note, Statement } from '#lib/note/note.ts'
import { sectionOfFact } from '#lib/note/section-of-fact.ts'
import { isBlank, placeOf, statementsOf } from '#lib/note/statements.ts'
import { unresolved } from '#lib/note/verification.ts'
import { sectionOfBlankLine } from './blank-line.ts'
import type { NoteSources } from './note-sources.ts'
import { firstState, type NoteState, rechecked, withNote } from './note-state.ts'

/** How long nobody types before an edited statement is checked. */
const CHECK_AFTER_MS = 500

export type Direction = 'next' | 'previous'
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
    const citing = statementsOf(state.note).find((one) => cites(one, key))
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
      const target = neighbour(state, direction)
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

const cites = ({ evidence }: Statement, key: EvidenceKey): boolean =>
  evidence.some((one) => evidenceKey(one) === key)

/** The key whose number is one less or one more than that of the open evidence. */
function neighbourKey(
  { numbers, opened }: NoteState,
  direction: Direction,
): EvidenceKey | undefined {
  const number = (opened && numbers.get(opened.key)) ?? 0
  const wanted = direction === 'next' ? number + 1 : number - 1
  return [...numbers].find(([, one]) => one === wanted)?.[0]
}

/** The statement to resolve before or after the caret, around the end of the note. */
function neighbour(state: NoteState, direction: Direction): string | undefined {
  const open = new Set(unresolved(state.verification).map(({ statement }) => statement.id))
  const ids = statementsOf(state.note).map(({ id }) => id)
  const from = ids.indexOf(state.caret ?? '')
  const order =
    direction === 'next'
      ? [...ids.slice(from + 1), ...ids.slice(0, from + 1)]
      : [...ids.slice(0, Math.max(from, 0)).reverse(), ...ids.slice(Math.max(from, 0)).reverse()]
  return order.find((id) => open.has(id))
}

/** In place of the blank line the caret stands in, else after its statement, else in its home. */
function withCited({ note, caret = '' }: NoteState, statement: Statement, reference: string): Note {
  const place = placeOf(note, caret)
  const current = place?.section.statements[place.index]
  if (current && isBlank(current)) return replaceStatement(note, current.id, statement)
  if (place) return insertStatement(note, place.section.code, place.index + 1, statement)
  const code = sectionOfBlankLine(caret) ?? sectionOfFact(note, reference)
  return code === undefined ? note : insertStatement(note, code, Number.MAX_SAFE_INTEGER, statement)
}

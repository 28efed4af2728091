import { type EvidenceKey, evidenceKey } from '#lib/note/evidence.ts'
import type { Note, Section, Statement } from '#lib/note/note.ts'
import { numberEvidence } from '#lib/note/number-evidence.ts'
import type { Sources } from '#lib/note/sources.ts'
import { isBlank } from '#lib/note/statements.ts'
import type { CheckedStatement, Verification } from '#lib/note/verification.ts'
import { verifyStatement } from '#lib/note/verify.ts'

/** The evidence that is open: a cited thing, and the sentence it was opened from. */
export type OpenedEvidence = {
  readonly key: EvidenceKey
  readonly statementId: string
  /** False when the sentence takes the focus instead. */
  readonly takesFocus: boolean
}

/** Somebody asks to bring something into view; `request` goes up each time. */
export type Request = { readonly request: number }

/** What the page shows of a note at one moment; replaced as a whole, never changed. */
export type NoteState = {
  readonly note: Note
  readonly verification: Verification
  readonly numbers: ReadonlyMap<EvidenceKey, number>
  readonly opened: OpenedEvidence | undefined
  /** The statement the caret stands in, where a cited fact goes. */
  readonly caret: string | undefined
  /** The statement to bring into view, and whether the caret goes there too. */
  readonly focus:
    | (Request & { readonly statementId: string; readonly takesFocus: boolean })
    | undefined
  /** The spoken turn to bring into view. */
  readonly turn: (Request & { readonly index: number }) | undefined
}

export const firstState = (note: Note, sources: Sources): NoteState => ({
  note,
  verification: {
    statements: checkAll(note, (statement, section) =>
      verifyStatement(statement, section, sources),
    ),
  },
  numbers: numberEvidence(note),
  opened: undefined,
  caret: undefined,
  focus: undefined,
  turn: undefined,
})

/**
 * The state with a changed note. What was not touched keeps its verdict; a changed statement counts
 * as edited until it is checked, so that nothing is called wrong while it is being typed.
 */
export function withNote(state: NoteState, note: Note): NoteState {
  const known = verdictsOf(state)
  const verification = {
    statements: checkAll(
      note,
      (statement, section) => known(statement, section) ?? notYetChecked(statement, section),
    ),
  }
  return {
    ...state,
    note,
    verification,
    numbers: sameOr(state.numbers, numberEvidence(note)),
    ...(stillCited(note, state.opened) ? {} : { opened: undefined }),
  }
}

/** The state with everything checked that was edited since. The same state when nothing was. */
export function rechecked(state: NoteState, sources: Sources): NoteState {
  if (!state.verification.statements.some(({ support }) => support === 'edited')) return state
  const known = verdictsOf(state)
  const statements = checkAll(state.note, (statement, section) => {
    const verdict = known(statement, section)
    return verdict && verdict.support !== 'edited'
      ? verdict
      : verifyStatement(statement, section, sources)
  })
  return { ...state, verification: { statements } }
}

function checkAll(
  note: Note,
  check: (statement: Statement, section: Section) => CheckedStatement,
): CheckedStatement[] {
  return note.sections.flatMap((section) =>
    section.statements
      .filter((statement) => !isBlank(statement))
      .map((statement) => check(statement, section)),
  )
}

/** Own words need no source, so they are never in doubt. */
function notYetChecked(statement: Statement, section: Section): CheckedStatement {
  const verdict = verifyStatement(statement, section, { transcripts: [] })
  return verdict.support === 'own-words' ? verdict : { statement, support: 'edited', reasons: [] }
}

type Verdicts = (statement: Statement, section: Section) => CheckedStatement | undefined

/** A verdict belongs to this very statement object, standing in the section it was checked in. */
function verdictsOf({ note, verification }: NoteState): Verdicts {
  const codes = new Map(
    note.sections.flatMap(({ code, statements }) => statements.map((one) => [one, code] as const)),
  )
  const verdicts = new Map(verification.statements.map((checked) => [checked.statement, checked]))
  return (statement, section) =>
    codes.get(statement) === section.code ? verdicts.get(statement) : undefined
}

/** The old numbers when they are the same: what reads them is then not drawn again. */
function sameOr(before: ReadonlyMap<EvidenceKey, number>, after: ReadonlyMap<EvidenceKey, number>) {
  const isSame =
    before.size === after.size && [...after].every(([key, number]) => before.get(key) === number)
  return isSame ? before : after
}

function stillCited(note: Note, opened: OpenedEvidence | undefined): boolean {
  if (!opened) return true
  return note.sections.some(({ statements }) =>
    statements.some(
      ({ id, evidence }) =>
        id === opened.statementId && evidence.some((cited) => evidenceKey(cited) === opened.key),
    ),
  )
}

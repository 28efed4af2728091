import { insertStatement, replaceStatement } from '#lib/note/edit-note.ts'
import { type EvidenceKey, evidenceKey } from '#lib/note/evidence.ts'
import type { Note, Statement } from '#lib/note/note.ts'
import { sectionOfFact } from '#lib/note/section-of-fact.ts'
import { isBlank, placeOf, statementsOf, writtenStatementsOf } from '#lib/note/statements.ts'
import { unresolved } from '#lib/note/verification.ts'
import { sectionOfBlankLine } from './blank-line.ts'
import type { NoteState } from './note-state.ts'

export type Direction = 'next' | 'previous'

/** The first statement that cites this thing. */
export const citingStatement = (note: Note, key: EvidenceKey): Statement | undefined =>
  writtenStatementsOf(note).find(({ evidence }) => evidence.some((one) => evidenceKey(one) === key))

/** The key whose number is one less or one more than that of the open evidence. */
export function neighbourKey(
  { numbers, opened }: NoteState,
  direction: Direction,
): EvidenceKey | undefined {
  const number = (opened && numbers.get(opened.key)) ?? 0
  const wanted = direction === 'next' ? number + 1 : number - 1
  return [...numbers].find(([, one]) => one === wanted)?.[0]
}

/** The statement to resolve before or after the caret, around the end of the note. */
export function neighbourToResolve(
  { note, verification, caret = '' }: NoteState,
  direction: Direction,
): string | undefined {
  const open = new Set(unresolved(verification).map(({ statement }) => statement.id))
  const ids = statementsOf(note).map(({ id }) => id)
  const from = ids.indexOf(caret)
  const before = ids.slice(0, Math.max(from, 0))
  const order =
    direction === 'next'
      ? [...ids.slice(from + 1), ...ids.slice(0, from + 1)]
      : [...before.reverse(), ...ids.slice(Math.max(from, 0)).reverse()]
  return order.find((id) => open.has(id))
}

/** In place of the blank line the caret stands in, else after its statement, else in its home. */
export function withCited(
  { note, caret = '' }: NoteState,
  statement: Statement,
  reference: string,
): Note {
  const place = placeOf(note, caret)
  const current = place?.section.statements[place.index]
  if (current && isBlank(current)) return replaceStatement(note, current.id, statement)
  if (place) return insertStatement(note, place.section.code, place.index + 1, statement)
  const code = sectionOfBlankLine(caret) ?? sectionOfFact(note, reference)
  return code === undefined ? note : insertStatement(note, code, Number.MAX_SAFE_INTEGER, statement)
}

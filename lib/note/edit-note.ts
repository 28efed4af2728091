import type { Note, Resolution, Section, Statement } from './note.ts'
import { oneLine } from './plain-line.ts'
import { isEdited, placeOf } from './statements.ts'

// Pure operations on a note. What names a statement or section that is not there changes nothing.

const inSection = (
  note: Note,
  code: string,
  change: (statements: readonly Statement[]) => readonly Statement[],
): Note => ({
  ...note,
  sections: note.sections.map((section) =>
    section.code === code ? { ...section, statements: change(section.statements) } : section,
  ),
})

const changeStatement = (
  note: Note,
  statementId: string,
  change: (statement: Statement) => readonly Statement[],
): Note => {
  const place = placeOf(note, statementId)
  if (!place) return note
  return inSection(note, place.section.code, (statements) =>
    statements.flatMap((statement) =>
      statement.id === statementId ? change(statement) : [statement],
    ),
  )
}

/** @param index where it will stand; beyond the end means at the end */
export const insertStatement = (
  note: Note,
  sectionCode: string,
  index: number,
  statement: Statement,
): Note => inSection(note, sectionCode, (statements) => statements.toSpliced(index, 0, statement))

/**
 * The statement with a new text. A drafted one remembers what was drafted; `kept` was said of the
 * old text and no longer holds, the clinician's own words stay the clinician's.
 */
export function withText(statement: Statement, text: string): Statement {
  const line = oneLine(text)
  if (line === statement.text) return statement
  const drafted =
    statement.drafted ?? (statement.origin === 'clinician' ? undefined : statement.text)
  const { resolution, drafted: _, ...rest } = statement
  return {
    ...rest,
    text: line,
    ...(drafted === undefined ? {} : { drafted }),
    ...(resolution?.kind === 'own-words' ? { resolution } : {}),
  }
}

export const editStatement = (note: Note, statementId: string, text: string): Note =>
  changeStatement(note, statementId, (statement) => [withText(statement, text)])

export const deleteStatement = (note: Note, statementId: string): Note =>
  changeStatement(note, statementId, () => [])

export const resolveStatement = (note: Note, statementId: string, resolution: Resolution): Note =>
  changeStatement(note, statementId, (statement) => [{ ...statement, resolution }])

/** Puts another statement in its place, for example with the chart's dose and its evidence. */
export const replaceStatement = (note: Note, statementId: string, by: Statement): Note =>
  changeStatement(note, statementId, () => [by])

/** Back to what was drafted. */
export const restoreDraft = (note: Note, statementId: string): Note =>
  changeStatement(note, statementId, (statement) => {
    if (!isEdited(statement) || statement.drafted === undefined) return [statement]
    const { resolution: _, ...rest } = statement
    return [{ ...rest, text: statement.drafted }]
  })

/** @param index where it will stand among the statements that remain */
export function moveStatement(
  note: Note,
  statementId: string,
  sectionCode: string,
  index: number,
): Note {
  const place = placeOf(note, statementId)
  const statement = place?.section.statements[place.index]
  if (!statement || !hasSection(note.sections, sectionCode)) return note
  return insertStatement(deleteStatement(note, statementId), sectionCode, index, statement)
}

const hasSection = (sections: readonly Section[], code: string): boolean =>
  sections.some((section) => section.code === code)

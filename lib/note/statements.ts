import type { Note, Section, Statement } from './note.ts'

/** Every statement of the note in reading order. */
export const statementsOf = (note: Note): readonly Statement[] =>
  note.sections.flatMap((section) => section.statements)

export const isBlank = (statement: Statement): boolean => statement.text.trim() === ''

/** Those that say something: an emptied line speaks of nothing, whatever it once cited. */
export const writtenStatementsOf = (note: Note): readonly Statement[] =>
  statementsOf(note).filter((statement) => !isBlank(statement))

/** Whether a drafted or inserted text was changed by the clinician since. */
export const isEdited = ({ drafted, text }: Statement): boolean =>
  drafted !== undefined && drafted !== text

/** The clinician's own word needs no evidence: typed, or taken over as own words. */
export const isOwnWords = ({ origin, evidence, resolution }: Statement): boolean =>
  resolution?.kind === 'own-words' || (origin === 'clinician' && evidence.length === 0)

export type Place = { readonly section: Section; readonly index: number }

/** Where a statement stands, or undefined when the note does not hold it. */
export function placeOf(note: Note, statementId: string): Place | undefined {
  for (const section of note.sections) {
    const index = section.statements.findIndex(({ id }) => id === statementId)
    if (index >= 0) return { section, index }
  }
  return undefined
}

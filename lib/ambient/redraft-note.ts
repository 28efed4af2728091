import type { Note, Statement } from '../note/note.ts'
import { isEdited } from '../note/statements.ts'
import { draftNote } from './draft-note.ts'
import type { DraftMaterial } from './drafter.ts'
import { EXTRACTIVE } from './extractive-engine.ts'

/** What drafting again replaces: what the built-in drafter wrote and nobody touched since. */
export const isReplaceable = (statement: Statement): boolean =>
  statement.drafter === EXTRACTIVE && !isEdited(statement) && statement.resolution === undefined

/**
 * Drafts again, in another length: what the built-in drafter wrote and nobody touched is replaced.
 * What was written, edited, decided on or taken from elsewhere stays, before the new statements of its
 * section, and is not drafted a second time.
 */
export function redraftNote(note: Note, material: DraftMaterial): Note {
  const kept = withStatements(note, (statement) => !isReplaceable(statement))
  const old = new Set(kept.sections.flatMap(({ statements }) => statements.map(({ id }) => id)))
  const written = new Set(
    kept.sections.flatMap(({ statements }) =>
      statements.map(({ text, drafted }) => drafted ?? text),
    ),
  )
  return withStatements(
    draftNote(kept, material),
    ({ id, text }) => old.has(id) || !written.has(text),
  )
}

const withStatements = (note: Note, stays: (statement: Statement) => boolean): Note => ({
  ...note,
  sections: note.sections.map((section) => ({
    ...section,
    statements: section.statements.filter(stays),
  })),
})

import type { Note, Statement } from '../note/note.ts'
import { isEdited, statementsOf } from '../note/statements.ts'
import { draftNote } from './draft-note.ts'
import type { DraftMaterial } from './drafter.ts'
import { EXTRACTIVE } from './extractive-engine.ts'
import { inWording } from './style/in-wording.ts'
import { shortPhrase } from './style/short-phrase.ts'

/** What drafting again replaces: what the built-in drafter wrote and nobody touched since. */
export const isReplaceable = (statement: Statement): boolean =>
  statement.drafter === EXTRACTIVE && !isEdited(statement) && statement.resolution === undefined

/**
 * Drafts again, in another length or wording: what the built-in drafter wrote and nobody touched is
 * replaced. What was written, edited, decided on or taken from elsewhere stays, before the new statements
 * of its section, and is not drafted a second time, in whichever wording it stands.
 */
export function redraftNote(note: Note, material: DraftMaterial): Note {
  const kept = withStatements(note, (statement) => !isReplaceable(statement))
  const old = new Set(statementsOf(kept).map(({ id }) => id))
  const written = new Set(statementsOf(kept).map(({ text, drafted }) => drafted ?? text))
  const drafted = withStatements(
    draftNote(kept, { ...material, wording: 'sentences' }),
    ({ id, text }, section) =>
      old.has(id) || !(written.has(text) || written.has(shortPhrase(text, section) ?? text)),
  )
  return inWording(drafted, kept, material)
}

const withStatements = (
  note: Note,
  stays: (statement: Statement, section: string) => boolean,
): Note => ({
  ...note,
  sections: note.sections.map((section) => ({
    ...section,
    statements: section.statements.filter((statement) => stays(statement, section.code)),
  })),
})

import type { NoteId } from '#lib/kernel/ids.ts'
import type { GivenLine } from '#lib/note/instructions/instructions-note.ts'
import { oneLine } from '#lib/note/plain-line.ts'
import type { Sheet } from './instruction-sheet.ts'

/** The lines as somebody left them, for the document that is made once the note is signed. */
export const givenLines = (sheet: Sheet | undefined, noteId: NoteId): GivenLine[] | undefined =>
  sheet?.isTouched && sheet.noteId === noteId
    ? sheet.lines
        .filter(({ text }) => text.trim() !== '')
        .map(({ text, plan }) => ({
          text: oneLine(text),
          ...(plan && { statementId: plan.statementId }),
        }))
    : undefined

import type { Note } from './note.ts'
import { plainLine } from './plain-line.ts'
import { writtenStatementsOf } from './statements.ts'

export type AddendumHeading = {
  /** `Addendum`, in the language of the note. */
  readonly title: string
  /** When it was written, `19-Nov-2026 10:02`. */
  readonly at: string
  /** `OKAFOR, Daniel, MD`. */
  readonly author: string
}

/**
 * What an addendum adds below the text of a note: a blank line, its heading, who and when, and its
 * lines. The text above it stays as it is, to the byte (WB-31).
 */
export function renderAddendum(note: Note, { title, at, author }: AddendumHeading): string {
  const lines = [
    plainLine(title).toUpperCase(),
    `${plainLine(at)}, ${plainLine(author)}`,
    ...writtenStatementsOf(note).map(({ text }) => plainLine(text)),
  ]
  return `\n${lines.join('\n')}\n`
}

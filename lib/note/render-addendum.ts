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
  /** Further lines below, such as the disclosure of software-drafted text. */
  readonly remarks?: readonly string[] | undefined
}

/**
 * What an addendum adds below the text of a note: a blank line, its heading, who and when, and its
 * lines. The text above it stays as it is, to the byte (WB-31).
 */
export function renderAddendum(note: Note, heading: AddendumHeading): string {
  const { title, at, author, remarks = [] } = heading
  const lines = [
    plainLine(title).toUpperCase(),
    `${plainLine(at)}, ${plainLine(author)}`,
    ...remarks.map(plainLine),
    ...writtenStatementsOf(note).map(({ text }) => plainLine(text)),
  ]
  return `\n${lines.join('\n')}\n`
}

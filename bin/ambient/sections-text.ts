import type { Note } from '#lib/note/note.ts'

/** The sections of a note as text, without the lines on patient and author. */
export const sectionsText = ({ sections }: Note): string =>
  sections
    .filter(({ statements }) => statements.length > 0)
    .map(({ title, statements }) =>
      [title.toUpperCase(), ...statements.map(({ text }) => text)].join('\n'),
    )
    .join('\n\n')

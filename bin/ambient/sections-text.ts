import type { Note } from '#lib/note/note.ts'
import { setLines } from '#lib/note/note-layout.ts'

/** The sections of a note as text, without the lines on patient and author. */
export const sectionsText = ({ sections, layout }: Note): string =>
  sections
    .filter(({ statements }) => statements.length > 0)
    .map(({ code, title, statements }) => {
      const texts = statements.map(({ text }) => text)
      return [title.toUpperCase(), ...setLines(code, texts, layout)].join('\n')
    })
    .join('\n\n')

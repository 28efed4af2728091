import type { Note } from './note.ts'

/** The note with a section moved by so many places; at an end of the note it stays. */
export function withSectionMoved(note: Note, code: string, by: number): Note {
  const at = note.sections.findIndex((section) => section.code === code)
  const section = note.sections[at]
  const to = at + by
  if (!section || by === 0 || to < 0 || to >= note.sections.length) return note
  return { ...note, sections: note.sections.toSpliced(at, 1).toSpliced(to, 0, section) }
}

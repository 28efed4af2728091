import type { NoteFormatAdapter } from './note-format.ts'

/** The text as it is. */
export const plainText: NoteFormatAdapter = { write: (text) => text, read: (content) => content }

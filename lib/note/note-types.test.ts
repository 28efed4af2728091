import { describe, expect, test } from 'vitest'
import en from '../messages/en/note.ts'
import { noteId } from '../testing/note/note-builders.ts'
import { noteSchema } from './note-schema.ts'
import { emptyNote, INSTRUCTIONS, isNoteType, noteTypeCodes, noteTypes } from './note-types.ts'

describe('the types of note', () => {
  test('are offered each once, but patient instructions, which are made from a signed note', () => {
    const offered = [...noteTypeCodes, INSTRUCTIONS]
    expect(offered.sort()).toEqual(Object.keys(noteTypes).sort())
  })

  test.each(noteTypeCodes)('%s has sections with titles, each once', (type) => {
    const note = emptyNote(type, noteId, (code) => en.section[code])
    expect(noteSchema.parse(note)).toEqual(note)
    expect(note.sections.every(({ title }) => title.length > 0)).toBe(true)
    expect(en.type[type]).toBeTruthy()
  })

  test('know no other code', () => {
    expect(isNoteType('11506-3')).toBe(true)
    expect(isNoteType('toString')).toBe(false)
  })
})

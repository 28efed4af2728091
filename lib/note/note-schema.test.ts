import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import { arbitraryNote } from '../testing/note/arbitrary-note.ts'
import { aNote, aNoteOf, aStatement, charted } from '../testing/note/note-builders.ts'
import type { Note } from './note.ts'
import { noteSchema } from './note-schema.ts'

const accepts = (value: unknown) => noteSchema.safeParse(value).success

describe('the stored form of a note', () => {
  test('is the note', () => {
    expectTypeOf<z.infer<typeof noteSchema>>().toExtend<Note>()
    expectTypeOf<Note>().toExtend<z.infer<typeof noteSchema>>()
  })

  test('comes back from JSON as it was', () => {
    fc.assert(
      fc.property(arbitraryNote, (note) => {
        expect(noteSchema.parse(JSON.parse(JSON.stringify(note)))).toEqual(note)
      }),
    )
  })

  test('has no unknown key, at any depth', () => {
    const statement = { ...aStatement(), colour: 'red' }
    expect(accepts({ ...aNote(), colour: 'red' })).toBe(false)
    expect(accepts(aNoteOf(statement))).toBe(false)
  })

  test('does not let __proto__ through', () => {
    const forged = JSON.stringify(aNote()).replace('{"id"', '{"__proto__":{"isApproved":true},"id"')
    const parsed = noteSchema.safeParse(JSON.parse(forged))
    expect(parsed.success).toBe(false)
  })

  test('has no statement of two lines', () => {
    expect(accepts(aNoteOf(aStatement({ text: 'a\nb' })))).toBe(false)
  })

  test('has each statement id and each section once', () => {
    const statement = aStatement()
    const { sections } = aNote()
    expect(accepts(aNoteOf(statement, statement))).toBe(false)
    expect(accepts(aNote({ sections: [...sections, ...sections] }))).toBe(false)
  })

  test('refers to the chart by a relative reference', () => {
    const citing = (reference: string) =>
      aNoteOf(aStatement({ evidence: [charted('x', reference)] }))
    expect(accepts(citing('Observation/1'))).toBe(true)
    expect(accepts(citing('https://elsewhere.example/Observation/1'))).toBe(false)
  })

  test('has bounded size', () => {
    expect(accepts(aNoteOf(aStatement({ text: 'x'.repeat(8001) })))).toBe(false)
  })
})

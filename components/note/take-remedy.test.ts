import { expect, test } from 'vitest'
import { statementsOf } from '#lib/note/statements.ts'
import { idSource } from '#lib/testing/note/arbitrary-note.ts'
import { aNote, aSection, aStatement } from '#lib/testing/note/note-builders.ts'
import { createNoteStore } from './note-store.ts'
import { takeRemedy } from './take-remedy.ts'

const fever = aStatement({ text: 'Denies fever.', origin: 'drafter' })
const chills = aStatement({ text: 'Denies chills.', origin: 'drafter' })
const note = aNote({
  sections: [
    aSection({ statements: [fever] }),
    aSection({ code: '18776-5', title: 'Plan', statements: [chills] }),
  ],
})
const openStore = () => createNoteStore(note, { transcripts: [] }, idSource())
// Only keeping a statement against the chart needs words.
const words = ((key: string) => key) as unknown as Parameters<typeof takeRemedy>[3]

test('the caret stays with a sentence that was resolved', () => {
  const store = openStore()
  takeRemedy(store, fever.id, 'own-words', words)
  expect(statementsOf(store.get().note)[0]?.resolution?.kind).toBe('own-words')
  expect(store.get().focus).toMatchObject({ statementId: fever.id, takesFocus: true })
})

test('after deleting, it is in the next sentence, and at the end of the note in the one before', () => {
  const store = openStore()
  takeRemedy(store, fever.id, 'delete', words)
  expect(store.get().focus?.statementId).toBe(chills.id)
  const other = openStore()
  takeRemedy(other, chills.id, 'delete', words)
  expect(other.get().focus?.statementId).toBe(fever.id)
})

test('to edit changes nothing yet', () => {
  const store = openStore()
  takeRemedy(store, chills.id, 'edit', words)
  expect(store.get().note).toBe(note)
  expect(store.get().focus?.statementId).toBe(chills.id)
})

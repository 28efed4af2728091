import { expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import type { NoteId } from '../kernel/ids.ts'
import { err } from '../kernel/result.ts'
import { aStatement } from '../testing/note/note-builders.ts'
import { noteWorld } from '../testing/note/note-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { createNote } from './create-note.ts'

const another = '0190d3a2-0000-7000-8000-0000000000ff' as NoteId // a builder is a border of the tests

async function world(choices: Parameters<typeof noteWorld>[0] = {}) {
  const opened = await noteWorld(choices)
  const create = (noteId: NoteId = another, launch = opened.open.launch) =>
    createNote(opened.deps, launch, { noteId, type: '11506-3', titleOf: (code) => code })
  return { ...opened, create }
}

test('a second note is not begun while the first is being written: nobody would see that one again', async () => {
  const { deps, owner, note, create } = await world()
  expect(await create()).toEqual(err(appError('NOTE_ALREADY_BEGUN')))
  expect(unwrap(await deps.notes.newest(owner))?.note.id).toBe(note.id)
})

test('another note is begun after the first is signed', async () => {
  const { review, approve, create } = await world()
  unwrap(await approve({ sha256: unwrap(await review()).sha256 }))
  expect(unwrap(await create())).toMatchObject({ note: { id: another }, version: 1 })
})

test('a note that nobody wrote in, and the note of another visit, are in nobody’s way', async () => {
  const blank = await world({ statements: [aStatement({ text: ' ' })] })
  expect(await blank.create()).toMatchObject({ ok: true })
  const { open, create } = await world()
  const elsewhere = { ...open.launch, encounterId: undefined }
  expect(await create(another, elsewhere)).toMatchObject({ ok: true })
})

test('a beginning whose answer was lost can be asked for again', async () => {
  const { note, create } = await world()
  expect(await create(note.id)).toMatchObject({ ok: true })
})

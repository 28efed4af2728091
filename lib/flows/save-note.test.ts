import { expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import { err, ok } from '../kernel/result.ts'
import { noteWorld } from '../testing/note/note-world.ts'
import { saveNote } from './save-note.ts'

test('a conflict brings the other version, so that both can be seen', async () => {
  const { deps, open, note } = await noteWorld()
  const [stale, base] = [
    { note, baseVersion: 0 },
    { note, baseVersion: 1 },
  ]
  expect(await saveNote(deps, open, base)).toEqual(ok({ kind: 'saved', version: 2 }))
  expect(await saveNote(deps, open, stale)).toEqual(ok({ kind: 'conflict', note, version: 2 }))
})

test('a locked session takes what was written before, and tells nothing of the patient', async () => {
  const { deps, open, note } = await noteWorld()
  const locked = { ...open, isLocked: true }
  const [stale, base] = [
    { note, baseVersion: 0 },
    { note, baseVersion: 1 },
  ]
  expect(await saveNote(deps, locked, base)).toEqual(ok({ kind: 'saved', version: 2 }))
  expect(await saveNote(deps, locked, stale)).toEqual(err(appError('NOTE_CONFLICT')))
})

import type { NoteId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Note } from '../note/note.ts'
import { emptyNote, type NoteTypeCode, type SectionCode } from '../note/note-types.ts'
import type { Launch } from '../smart/launch.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'

/**
 * Begins a note for the patient and visit of the launch.
 * @param request.noteId made by the caller, so that a lost answer can be asked for again
 * @returns the note in its first version; STORE_UNAVAILABLE
 */
export async function createNote(
  deps: Pick<NoteDeps, 'notes' | 'clock'>,
  launch: Launch,
  request: {
    readonly noteId: NoteId
    readonly type: NoteTypeCode
    readonly titleOf: (code: SectionCode) => string
  },
): Promise<Result<{ readonly note: Note; readonly version: number }>> {
  const note = emptyNote(request.type, request.noteId, request.titleOf)
  const created = await deps.notes.create(ownerOf(launch), note, deps.clock.now())
  return created.ok ? ok({ note, version: 1 }) : created
}

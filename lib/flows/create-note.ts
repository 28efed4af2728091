import { appError } from '../kernel/app-error.ts'
import type { NoteId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Note } from '../note/note.ts'
import type { NoteLayout } from '../note/note-layout.ts'
import type { StoredNote } from '../note/note-store.ts'
import { emptyNote, type NoteTypeCode, type SectionCode } from '../note/note-types.ts'
import { isBlank, statementsOf } from '../note/statements.ts'
import type { Launch } from '../smart/launch.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'

/**
 * Begins a note for the patient and visit of the launch. While another one is being written there,
 * none is begun: a page shows one draft, and the older of two would never be seen again.
 *
 * @param request.noteId made by the caller, so that a lost answer can be asked for again
 * @returns the note in its first version; NOTE_ALREADY_BEGUN, STORE_UNAVAILABLE
 */
export async function createNote(
  deps: Pick<NoteDeps, 'notes' | 'clock'>,
  launch: Launch,
  request: {
    readonly noteId: NoteId
    readonly type: NoteTypeCode
    readonly layout?: NoteLayout | undefined
    readonly titleOf: (code: SectionCode) => string
  },
): Promise<Result<{ readonly note: Note; readonly version: number }>> {
  const { layout } = request
  const empty = emptyNote(request.type, request.noteId, request.titleOf)
  const note: Note = layout ? { ...empty, layout } : empty
  const newest = await deps.notes.newest(ownerOf(launch))
  if (!newest.ok) return newest
  if (isBegun(newest.value, note)) return err(appError('NOTE_ALREADY_BEGUN'))
  const created = await deps.notes.create(ownerOf(launch), note, deps.clock.now())
  return created.ok ? ok({ note, version: 1 }) : created
}

/** The caller's own note, asked for again, and one that nobody wrote in are in nobody's way. */
export const isBegun = (newest: StoredNote | undefined, { id }: Pick<Note, 'id'>): boolean =>
  newest?.state === 'draft' && newest.note.id !== id && !statementsOf(newest.note).every(isBlank)

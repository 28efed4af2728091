import { appError } from '../kernel/app-error.ts'
import type { NoteId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import { type OpenDeps, type OpenedNote, openNote } from './open-note.ts'
import type { OpenLaunch } from './resume-launch.ts'

/**
 * Gives up an addendum or a correction that was not signed; the filed note stays as it is.
 * @returns the note that was to be amended; NOTE_NOT_FOUND, NOTE_ALREADY_APPROVED, STORE_UNAVAILABLE
 */
export async function discardAmendment(
  deps: OpenDeps & Pick<NoteDeps, 'clock'>,
  open: OpenLaunch,
  noteId: NoteId,
): Promise<Result<OpenedNote>> {
  const owner = ownerOf(open.launch)
  const found = await deps.notes.find(owner, noteId)
  if (!found.ok) return found
  const amends = found.value?.amends
  if (!amends) return err(appError('NOTE_NOT_FOUND'))
  const discarded = await deps.notes.discard(owner, noteId, deps.clock.now())
  if (!discarded.ok) return discarded
  if (!discarded.value) return err(appError('NOTE_ALREADY_APPROVED'))
  const target = await deps.filings.find(amends.filingId)
  if (!target.ok) return target
  const opened = await openNote(deps, open, target.value?.noteId ?? amends.originalNoteId)
  if (!opened.ok) return opened
  return opened.value ? ok(opened.value) : err(appError('NOTE_NOT_FOUND'))
}

import { appError } from '../kernel/app-error.ts'
import type { NoteId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import { type OpenDeps, type OpenedNote, openNote } from './open-note.ts'
import type { OpenLaunch } from './resume-launch.ts'

/**
 * Gives up an addendum, a correction or patient instructions that were not signed; what is filed stays
 * as it is.
 * @returns the note that they were begun from; NOTE_NOT_FOUND, NOTE_ALREADY_APPROVED, STORE_UNAVAILABLE
 */
export async function discardAmendment(
  deps: OpenDeps & Pick<NoteDeps, 'clock'>,
  open: OpenLaunch,
  noteId: NoteId,
): Promise<Result<OpenedNote>> {
  const owner = ownerOf(open.launch)
  const found = await deps.notes.find(owner, noteId)
  if (!found.ok) return found
  const from = found.value?.amends ?? found.value?.restsOn
  if (!from) return err(appError('NOTE_NOT_FOUND'))
  const discarded = await deps.notes.discard(owner, noteId, deps.clock.now())
  if (!discarded.ok) return discarded
  if (!discarded.value) return err(appError('NOTE_ALREADY_APPROVED'))
  const target = await deps.filings.find(from.filingId)
  if (!target.ok) return target
  const opened = await openNote(deps, open, target.value?.noteId ?? from.originalNoteId)
  if (!opened.ok) return opened
  return opened.value ? ok(opened.value) : err(appError('NOTE_NOT_FOUND'))
}

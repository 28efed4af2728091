import { appError } from '../kernel/app-error.ts'
import { assertNever } from '../kernel/assert-never.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Note } from '../note/note.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import type { OpenLaunch } from './resume-launch.ts'

/** What the page learns from a save; a conflict brings the other version, so that both can be seen. */
export type SavedNote =
  | { readonly kind: 'saved'; readonly version: number }
  | { readonly kind: 'conflict'; readonly note: Note; readonly version: number }

/**
 * Saves a draft over the version it was made from.
 * @returns NOTE_CONFLICT (while locked), NOTE_NOT_FOUND, NOTE_ALREADY_APPROVED, STORE_UNAVAILABLE
 */
export async function saveNote(
  deps: Pick<NoteDeps, 'notes' | 'clock'>,
  { launch, isLocked }: Pick<OpenLaunch, 'launch' | 'isLocked'>,
  request: { readonly note: Note; readonly baseVersion: number },
): Promise<Result<SavedNote>> {
  const { note, baseVersion } = request
  const saved = await deps.notes.save(ownerOf(launch), note, baseVersion, deps.clock.now())
  if (!saved.ok) return saved
  const outcome = saved.value
  switch (outcome.kind) {
    case 'saved':
      return ok(outcome)
    case 'conflict':
      // Through a locked session nothing of the patient goes out.
      if (isLocked) return err(appError('NOTE_CONFLICT'))
      return ok({ kind: 'conflict', note: outcome.stored.note, version: outcome.stored.version })
    case 'approved':
      return err(appError('NOTE_ALREADY_APPROVED'))
    case 'missing':
      return err(appError('NOTE_NOT_FOUND'))
    default:
      return assertNever(outcome)
  }
}

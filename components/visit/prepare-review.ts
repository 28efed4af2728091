import type { ReviewedNote } from '#lib/flows/review-note.ts'
import { type AppError, appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Note } from '#lib/note/note.ts'
import type { NoteSaving } from '../note/use-autosave.ts'
import { ask } from './ask.ts'
import type { VisitActions } from './visit-actions.ts'

type Options = {
  readonly actions: Pick<VisitActions, 'reviewNote'>
  readonly saving: Pick<NoteSaving, 'flush' | 'version'>
  /** The note as it stands on the page. */
  readonly current: () => Note
}

export type PreparedReview = { readonly review: ReviewedNote; readonly version: number }

/**
 * Saves the note and has the server render and check it.
 *
 * @returns undefined when it could not be saved, which the page says elsewhere;
 *   NOTE_CHANGED_SINCE_PREVIEW when somebody wrote on meanwhile: those words would be neither in the
 *   text that is signed nor, once it is signed, anywhere else
 */
export async function prepareReview({
  actions,
  saving,
  current,
}: Options): Promise<Result<PreparedReview, Pick<AppError, 'code'>> | undefined> {
  if (!(await saving.flush())) return undefined
  const note = current()
  const version = saving.version()
  const reviewed = await ask(actions.reviewNote({ noteId: note.id, version }))
  if (!reviewed.ok) return reviewed
  if (current() !== note) return err(appError('NOTE_CHANGED_SINCE_PREVIEW'))
  return ok({ review: reviewed.value, version })
}

import { useCallback, useState } from 'react'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { ReviewedNote } from '#lib/flows/review-note.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { Overrides } from '#lib/note/approve.ts'
import { isNoteType, type NoteTypeCode } from '#lib/note/note-types.ts'
import type { NoteSaving } from '../note/use-autosave.ts'
import { reportSession } from '../session/session-report.ts'
import { ask } from './ask.ts'
import type { VisitActions } from './visit-actions.ts'

/** The exact text and its version, as the server keeps them for signing. */
export type ShownReview = {
  readonly kind: 'open'
  readonly review: ReviewedNote
  readonly version: number
  readonly type: NoteTypeCode
}

type ReviewState =
  | { readonly kind: 'closed' | 'preparing' }
  | { readonly kind: 'failed'; readonly code: AppErrorCode }
  | ShownReview

type Options = {
  readonly actions: VisitActions
  readonly opened: OpenedNote
  readonly saving: NoteSaving
}

export type Review = {
  readonly state: ReviewState
  readonly start: () => void
  readonly close: (reasons: Overrides) => void
  /** Reasons that were written before the dialog was closed. */
  readonly reasons: Overrides
}

/** Everything is saved, then the server renders, reads again and checks; then the dialog opens. */
export function useReview({ actions, opened, saving }: Options): Review {
  const [state, setState] = useState<ReviewState>({ kind: 'closed' })
  const [reasons, setReasons] = useState<Overrides>({})
  const { id: noteId, type } = opened.note
  const start = useCallback(async () => {
    if (!isNoteType(type)) return
    setState({ kind: 'preparing' })
    if (!(await saving.flush())) return setState({ kind: 'closed' })
    const version = saving.version()
    const reviewed = await ask(actions.reviewNote({ noteId, version }))
    if (reviewed.ok) return setState({ kind: 'open', review: reviewed.value, version, type })
    setState({ kind: 'failed', code: reviewed.error.code })
    reportSession(reviewed.error.code)
  }, [actions, noteId, type, saving])
  return {
    state,
    reasons,
    start: useCallback(() => void start(), [start]),
    close: (written) => {
      setReasons(written)
      setState({ kind: 'closed' })
    },
  }
}

import { useCallback, useState } from 'react'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { ReviewedNote } from '#lib/flows/review-note.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { Overrides } from '#lib/note/approve.ts'
import { isNoteType, type NoteTypeCode } from '#lib/note/note-types.ts'
import { useNoteStore } from '../note/note-provider.tsx'
import type { NoteSaving } from '../note/use-autosave.ts'
import { reportSession } from '../session/session-report.ts'
import { prepareReview } from './prepare-review.ts'
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
  const { type } = opened.note
  const store = useNoteStore()
  const start = useCallback(async () => {
    if (!isNoteType(type)) return
    setState({ kind: 'preparing' })
    const prepared = await prepareReview({ actions, saving, current: () => store.get().note })
    if (!prepared) return setState({ kind: 'closed' })
    if (prepared.ok) return setState({ kind: 'open', ...prepared.value, type })
    setState({ kind: 'failed', code: prepared.error.code })
    reportSession(prepared.error.code)
  }, [actions, type, saving, store])
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

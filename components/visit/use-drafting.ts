import { useState } from 'react'
import type { DraftSource } from '#lib/flows/draft-note.ts'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { useNoteStore } from '../note/note-provider.tsx'
import type { NoteSaving } from '../note/use-autosave.ts'
import { reportSession } from '../session/session-report.ts'
import { ask } from './ask.ts'
import type { VisitActions } from './visit-actions.ts'

export type DraftingState =
  | { readonly kind: 'idle' | 'drafting' }
  | { readonly kind: 'failed'; readonly code: AppErrorCode }

type Options = {
  readonly actions: VisitActions
  readonly opened: OpenedNote
  readonly saving: NoteSaving
  readonly onOpened: (opened: OpenedNote) => void
}

/** A pasted or heard transcript becomes a first draft in the open note; what stood there stays. */
export function useDrafting({ actions, opened, saving, onOpened }: Options) {
  const [state, setState] = useState<DraftingState>({ kind: 'idle' })
  const store = useNoteStore()
  const draft = async (source: DraftSource) => {
    setState({ kind: 'drafting' })
    if (!(await saving.flush())) {
      setState({ kind: 'failed', code: 'SERVER_UNREACHABLE' })
      return
    }
    const version = saving.version()
    const before = store.get().note
    const transcriptId = crypto.randomUUID()
    const noteId = opened.note.id
    const drafted = await ask(actions.draftNote({ noteId, version, transcriptId, ...source }))
    if (!drafted.ok) {
      setState({ kind: 'failed', code: drafted.error.code })
      reportSession(drafted.error.code)
      return
    }
    const { note, saved, transcript } = drafted.value
    // What was added meanwhile must not go with the page that is replaced: saving it is a conflict by
    // now, so it is kept on the device, and the next page asks.
    if (store.get().note !== before) await saving.flush()
    const transcripts = [...opened.transcripts, transcript]
    // Somebody saved in between: what they wrote stays, and the transcript is there to draft again.
    const written = saved.kind === 'conflict' ? saved.note : note
    onOpened({ ...opened, note: written, version: saved.version, transcripts })
  }
  return { state, draft }
}

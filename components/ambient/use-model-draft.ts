import { useState } from 'react'
import type { ModelDraft } from '#lib/ambient/models/model-draft.ts'
import { type Proposal, proposalsOf } from '#lib/ambient/models/proposals.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { Result } from '#lib/kernel/result.ts'
import { insertStatement, replaceStatement } from '#lib/note/edit-note.ts'
import { useNote, useNoteStore } from '../note/note-provider.tsx'

export type AskModel = () => Promise<Result<ModelDraft, { readonly code: AppErrorCode }>>

export type ModelDraftState =
  | { readonly kind: 'offered' | 'asking' }
  | { readonly kind: 'failed'; readonly code: AppErrorCode }
  | { readonly kind: 'answered'; readonly draft: ModelDraft; readonly decided: readonly string[] }

/** What a language model would write, and the two things to do about each statement of it. */
export function useModelDraft(ask: AskModel) {
  const store = useNoteStore()
  const note = useNote((state) => state.note)
  const [state, setState] = useState<ModelDraftState>({ kind: 'offered' })
  const start = async () => {
    if (state.kind === 'asking') return
    setState({ kind: 'asking' })
    const answer = await ask()
    setState(
      answer.ok
        ? { kind: 'answered', draft: answer.value, decided: [] }
        : { kind: 'failed', code: answer.error.code },
    )
  }
  const decide = ({ statement }: Proposal) =>
    setState((before) =>
      before.kind === 'answered'
        ? { ...before, decided: [...before.decided, statement.id] }
        : before,
    )
  const open =
    state.kind === 'answered'
      ? proposalsOf(
          note,
          state.draft.statements.filter(({ statement }) => !state.decided.includes(statement.id)),
        )
      : []
  return {
    state,
    open,
    start,
    take: (proposal: Proposal) => {
      const { section, statement, instead } = proposal
      const current = store.get().note
      store.setNote(
        instead
          ? replaceStatement(current, instead.id, statement)
          : insertStatement(current, section, Number.MAX_SAFE_INTEGER, statement),
      )
      store.check()
      decide(proposal)
    },
    leave: decide,
  }
}

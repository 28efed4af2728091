'use client'

import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Note } from '#lib/note/note.ts'
import { type EvidenceLinks, EvidenceProvider } from '../evidence/evidence-context.tsx'
import { newStatementId } from './new-statement-id.ts'
import type { NoteSources } from './note-sources.ts'
import type { NoteState } from './note-state.ts'
import { createNoteStore, type NoteStore } from './note-store.ts'

const NoteStoreContext = createContext<NoteStore | undefined>(undefined)

type Props = {
  readonly note: Note
  readonly sources: NoteSources
  readonly isReadOnly?: boolean
  /** Every change of the note, at once: typing, remedies, citing, undo. */
  readonly onChange?: (note: Note) => void
  readonly children: ReactNode
}

/**
 * Holds the open note for everything on the page that shows it: editor, marks beside chart facts and
 * spoken turns, action bar. Another note needs another key.
 */
export function NoteProvider({ note, sources, isReadOnly = false, onChange, children }: Props) {
  const [store] = useState(() => createNoteStore(note, sources, newStatementId))
  useEffect(() => {
    if (store.sources() !== sources) store.setSources(sources)
  }, [store, sources])
  useEffect(() => {
    let known = store.get().note
    return store.subscribe(() => {
      const current = store.get().note
      if (current === known) return
      known = current
      onChange?.(current)
    })
  }, [store, onChange])
  return (
    <NoteStoreContext value={store}>
      <EvidenceProvider value={useEvidenceLinks(store, isReadOnly)}>{children}</EvidenceProvider>
    </NoteStoreContext>
  )
}

/** Changes only when numbers or the open evidence change, so that typing draws no chart again. */
function useEvidenceLinks(store: NoteStore, isReadOnly: boolean): EvidenceLinks {
  const numbers = useSelected(store, ({ numbers: current }) => current)
  const opened = useSelected(store, (state) => state.opened?.key)
  return useMemo(
    () => ({
      numberOf: (key) => numbers.get(key),
      opened,
      goToStatement: store.goToCiting,
      cite: isReadOnly ? undefined : store.cite,
    }),
    [store, numbers, opened, isReadOnly],
  )
}

function useSelected<T>(store: NoteStore, select: (state: NoteState) => T): T {
  const read = useCallback(() => select(store.get()), [store, select])
  return useSyncExternalStore(store.subscribe, read, read)
}

export function useNoteStore(): NoteStore {
  const store = use(NoteStoreContext)
  if (!store) throw new Error('NoteProvider is missing above this component')
  return store
}

/** Reads of the open note what `select` gives; draws again only when that changes. */
export const useNote = <T,>(select: (state: NoteState) => T): T =>
  useSelected(useNoteStore(), select)

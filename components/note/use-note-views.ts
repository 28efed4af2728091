import { useMemo } from 'react'
import { useNote, useNoteStore } from './note-provider.tsx'
import type { NoteState } from './note-state.ts'
import { type NoteViews, viewMaker } from './note-views.ts'
import { useWords } from './use-words.ts'

/** The maker of views for this page's language, bound to the open note's sources. */
export function useViewMaker(): (state: NoteState) => NoteViews {
  const store = useNoteStore()
  const words = useWords()
  return useMemo(() => {
    const make = viewMaker(words)
    return (state) => make(state, store.sources())
  }, [store, words])
}

/** What the page shows beside each statement now. */
export function useNoteViews(): NoteViews {
  const make = useViewMaker()
  return useNote(make)
}

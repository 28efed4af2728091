import { useEffect } from 'react'
import { evidenceKey } from '#lib/note/evidence.ts'
import { statementsOf } from '#lib/note/statements.ts'
import { useNoteStore } from './note-provider.tsx'
import type { NoteStore } from './note-store.ts'

/** Alt+Up and Alt+Down walk what is to resolve, Alt+E opens the evidence at the caret (KEY1). */
export function useNoteKeys(isReadOnly: boolean): void {
  const store = useNoteStore()
  useEffect(() => {
    if (isReadOnly) return
    const onKeyDown = (event: KeyboardEvent) => {
      // By the key's place: with Alt held, some layouts write another character.
      const act = event.altKey && !event.ctrlKey && !event.metaKey ? KEYS[event.code] : undefined
      if (!act) return
      event.preventDefault()
      act(store)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store, isReadOnly])
}

const KEYS: Readonly<Record<string, (store: NoteStore) => void>> = {
  ArrowUp: (store) => store.goToUnresolved('previous'),
  ArrowDown: (store) => store.goToUnresolved('next'),
  KeyE: openAtCaret,
}

function openAtCaret(store: NoteStore): void {
  const { note, caret } = store.get()
  const statement = statementsOf(note).find(({ id }) => id === caret)
  const [first] = statement?.evidence ?? []
  if (statement && first) store.open(evidenceKey(first), statement.id)
}

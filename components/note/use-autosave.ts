'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import type { Note } from '#lib/note/note.ts'
import type { Keeping } from '../session/keep-until-saved.ts'
import { useWarningBeforeLeaving } from '../ui/use-warning-before-leaving.ts'
import { createAutosave } from './autosave.ts'
import { encryptedDeviceDraft, noDeviceDraft } from './device-draft.ts'
import { useNoteStore } from './note-provider.tsx'
import type { SaveNote, SaveState } from './save-state.ts'

type Options = {
  /** The version the server gave with the note. */
  readonly version: number
  readonly save: SaveNote
  /** 32 bytes, base64, of this user's session; without it nothing is kept on the device. */
  readonly deviceKey?: string | undefined
}

export type NoteSaving = {
  readonly state: SaveState
  /** Saves now: before locking, reviewing or leaving. @returns whether everything is saved */
  readonly flush: () => Promise<boolean>
  /** Saves now, or leaves a copy: before the page is emptied, and after it. */
  readonly keep: () => Promise<Keeping>
  /** The version saved last. */
  readonly version: () => number
  readonly keepMine: () => void
  readonly takeTheirs: () => void
}

/** Keeps the open note saved while it is on the page; what an earlier page left unsaved comes back. */
export function useAutosave({ version, save, deviceKey }: Options): NoteSaving {
  const store = useNoteStore()
  const [state, setState] = useState<SaveState>({ kind: 'saved' })
  const latestSave = useRef(save)
  useEffect(() => {
    latestSave.current = save
  }, [save])

  const [firstVersion] = useState(version)
  const { autosave, draft } = useMemo(() => {
    const { note } = store.get()
    const kept = deviceKey === undefined ? noDeviceDraft : encryptedDeviceDraft(note.id, deviceKey)
    const saving = createAutosave({
      note,
      version: firstVersion,
      save: (next, base) => latestSave.current(next, base),
      draft: kept,
      onState: setState,
    })
    return { autosave: saving, draft: kept }
  }, [store, deviceKey, firstVersion])

  useEffect(() => {
    let isGone = false
    void draft.read().then((left) => {
      if (isGone || !left) return
      // Only this page's own code, under the session's key, can have written it.
      autosave.recover(left.note as Note, left.baseVersion, (note) => store.setNote(note))
    })
    return () => {
      isGone = true
    }
  }, [draft, autosave, store])

  useEffect(() => {
    let known = store.get().note
    const unsubscribe = store.subscribe(() => {
      const { note } = store.get()
      if (note === known) return
      known = note
      autosave.changed(note)
    })
    const onHide = () => void autosave.flush()
    document.addEventListener('visibilitychange', onHide)
    return () => {
      unsubscribe()
      document.removeEventListener('visibilitychange', onHide)
      autosave.stop()
    }
  }, [store, autosave])

  // What is not saved yet is saved while they read the question.
  useWarningBeforeLeaving(state.kind !== 'saved', autosave.flush)
  return {
    state,
    flush: autosave.flush,
    keep: autosave.keep,
    version: autosave.version,
    keepMine: () => autosave.resolve(store.get().note),
    takeTheirs: () => {
      if (state.kind !== 'conflict') return
      autosave.resolve(state.theirs)
      store.setNote(state.theirs)
    },
  }
}

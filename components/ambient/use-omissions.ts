import { useDeferredValue, useMemo } from 'react'
import { addOmission, type Omission, omissionsOf } from '#lib/ambient/omissions.ts'
import type { Transcript } from '#lib/ambient/transcript.ts'
import { utterancesOf } from '#lib/ambient/utterances.ts'
import { newStatementId } from '../note/new-statement-id.ts'
import { useNote, useNoteStore } from '../note/note-provider.tsx'

/** What was said and is not in the note, and the two things to do about it. */
export function useOmissions(transcript: Transcript) {
  const store = useNoteStore()
  const note = useDeferredValue(useNote((state) => state.note))
  const utterances = useMemo(() => utterancesOf(transcript), [transcript])
  const all = useMemo(
    () => omissionsOf(transcript, note, utterances),
    [transcript, note, utterances],
  )
  const leftOut = note.leftOut ?? []
  const leaveOut = (ids: readonly string[]) => store.setNote({ ...store.get().note, leftOut: ids })
  return {
    open: all.filter(({ id }) => !leftOut.includes(id)),
    leftOutCount: all.filter(({ id }) => leftOut.includes(id)).length,
    add: (omission: Omission) => {
      const id = newStatementId()
      store.setNote(addOmission(store.get().note, omission, () => id))
      store.check()
      store.goTo(id)
    },
    leaveOut: ({ id }: Omission) => leaveOut([...(store.get().note.leftOut ?? []), id]),
    takeBack: () => leaveOut([]),
  }
}

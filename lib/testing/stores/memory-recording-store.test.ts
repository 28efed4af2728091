import type { NoteFate } from '#lib/capture/audio-retention.ts'
import type { NoteId } from '#lib/kernel/ids.ts'
import { recordingStoreContract } from '../contracts/recording-store-contract.ts'
import { countedUuid } from '../counted-uuid.ts'
import { memoryRecordingStore } from './memory-recording-store.ts'

recordingStoreContract(async () => {
  const fates = new Map<NoteId, NoteFate>()
  return {
    recordings: memoryRecordingStore((noteId) => fates.get(noteId) ?? 'open'),
    newNote: async () => countedUuid() as NoteId,
    end: async (_owner, noteId, fate) => {
      fates.set(noteId, fate)
    },
  }
})

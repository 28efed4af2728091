import { noteStoreContract } from '../contracts/note-store-contract.ts'
import { aMoment } from '../fixed-clock.ts'
import { memoryNoteStore } from './memory-note-store.ts'

noteStoreContract(async () => {
  const notes = memoryNoteStore()
  return {
    notes,
    approve: async (owner, note, version) => notes.close(owner, note.id, version, aMoment),
  }
})

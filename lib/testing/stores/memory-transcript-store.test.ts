import type { NoteId } from '#lib/kernel/ids.ts'
import { transcriptStoreContract } from '../contracts/transcript-store-contract.ts'
import { countedUuid } from '../counted-uuid.ts'
import { memoryTranscriptStore } from './memory-transcript-store.ts'

transcriptStoreContract(async () => ({
  transcripts: memoryTranscriptStore(),
  newNote: async () => countedUuid() as NoteId,
}))

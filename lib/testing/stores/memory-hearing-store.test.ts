import type { NoteFate } from '#lib/capture/audio-retention.ts'
import type { NoteId, RecordingId } from '#lib/kernel/ids.ts'
import { hearingStoreContract } from '../contracts/hearing-store-contract.ts'
import { countedUuid } from '../counted-uuid.ts'
import { fixedClock } from '../fixed-clock.ts'
import { memoryHearingStore } from './memory-hearing-store.ts'
import { type MemoryRow, memoryRecordingStore } from './memory-recording-store.ts'
import { memoryTranscriptStore } from './memory-transcript-store.ts'

hearingStoreContract(async () => {
  const fates = new Map<NoteId, NoteFate>()
  const fateOf = (noteId: NoteId) => fates.get(noteId) ?? 'open'
  const rows = new Map<RecordingId, MemoryRow>()
  const clock = fixedClock()
  const transcripts = memoryTranscriptStore()
  return {
    recordings: memoryRecordingStore(fateOf, clock.now, rows),
    hearings: memoryHearingStore({ rows, transcripts, now: clock.now, fateOf }),
    transcripts,
    newNote: async () => countedUuid() as NoteId,
    discard: async (_owner, noteId) => void fates.set(noteId, 'discarded'),
    wait: async (_id, milliseconds) => clock.advance(milliseconds),
  }
})

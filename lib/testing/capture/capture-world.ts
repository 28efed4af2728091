import { sha256Bytes } from '#lib/adapters/crypto/sha256-bytes.ts'
import type { NoteFate } from '#lib/capture/audio-retention.ts'
import type { ChannelCount, RecordingMove } from '#lib/capture/recording.ts'
import { abandonRecording } from '#lib/flows/abandon-recording.ts'
import { answerConsent, type ConsentRequest } from '#lib/flows/answer-consent.ts'
import { moveStoredRecording } from '#lib/flows/move-stored-recording.ts'
import { ownerOf } from '#lib/flows/note-deps.ts'
import { putAudioChunk } from '#lib/flows/put-audio-chunk.ts'
import { withdrawConsent } from '#lib/flows/withdraw-consent.ts'
import type { NoteId, RecordingId } from '#lib/kernel/ids.ts'
import { aLaunch } from '../chart/a-launch.ts'
import { countedUuid } from '../counted-uuid.ts'
import { fakeAuditLog } from '../fake-audit-log.ts'
import { aMoment, fixedClock } from '../fixed-clock.ts'
import { aNoteOf, aStatement } from '../note/note-builders.ts'
import { memoryHearingStore } from '../stores/memory-hearing-store.ts'
import { memoryNoteStore } from '../stores/memory-note-store.ts'
import { type MemoryRow, memoryRecordingStore } from '../stores/memory-recording-store.ts'
import { memoryTranscriptStore } from '../stores/memory-transcript-store.ts'
import { memoryWordsStore } from '../stores/memory-words-store.ts'
import { unwrap } from '../unwrap.ts'
import { aGrant, somePcm } from './a-recording.ts'

/** An open launch with a draft, and everything that the flows of a recording need, in memory. */
export async function captureWorld() {
  const launch = aLaunch()
  const owner = ownerOf(launch)
  const note = { ...aNoteOf(aStatement()), id: countedUuid() as NoteId }
  const notes = memoryNoteStore()
  unwrap(await notes.create(owner, note, aMoment))
  let fate: NoteFate = 'open'
  const clock = fixedClock()
  const rows = new Map<RecordingId, MemoryRow>()
  const transcripts = memoryTranscriptStore()
  const recordings = memoryRecordingStore(() => fate, clock.now, rows)
  const hearings = memoryHearingStore({ rows, transcripts, now: clock.now, fateOf: () => fate })
  const deps = {
    ...{
      words: memoryWordsStore(rows),
      audit: fakeAuditLog(),
      recordings,
      hearings,
      transcripts,
      notes,
      clock,
      sha256Bytes,
    },
  }
  const id = countedUuid() as RecordingId
  const asked = { recordingId: id, form: 'spoken', by: 'patient', script: '2026-11' } as const
  return {
    ...{ deps, launch, owner, note, id },
    endNote: (end: NoteFate) => {
      fate = end
    },
    answer: (isGiven = true, more: Partial<ConsentRequest> = {}) => {
      const answer = isGiven ? { isGiven, noteId: note.id } : ({ isGiven: false } as const)
      return answerConsent(deps, aGrant, launch, { ...asked, answer, ...more })
    },
    move: (move: RecordingMove, chunks?: number, channels?: ChannelCount) =>
      moveStoredRecording(deps, aGrant, owner, { id, move, chunks, channels }),
    put: (seq: number, value = seq, samples?: number) => {
      const pcm = somePcm(value, samples)
      return putAudioChunk(deps, launch, id, { seq, pcm, digest: sha256Bytes(pcm) })
    },
    abandon: () => abandonRecording(deps, launch, id),
    withdraw: () => withdrawConsent(deps, aGrant, launch, id),
    numbers: async () => unwrap(await recordings.chunkNumbers(owner, id)),
    state: async () => unwrap(await recordings.find(owner, id))?.state,
    told: async () => unwrap(await recordings.find(owner, id))?.transcription,
    ask: () => hearings.ask(aGrant, owner, id),
    transcripts: async () => unwrap(await transcripts.ofNote(note.id, owner.tenant)),
  }
}

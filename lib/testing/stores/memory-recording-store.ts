import type { NoteFate } from '#lib/capture/audio-retention.ts'
import { WAIT_FOR_PIECES_MS } from '#lib/capture/hearing-store.ts'
import { closedStates, statesTakingAudio } from '#lib/capture/move-recording.ts'
import type { Recording } from '#lib/capture/recording.ts'
import type { RecordingStore } from '#lib/capture/recording-store.ts'
import type { Transcription } from '#lib/capture/transcription.ts'
import { sameBytes } from '#lib/kernel/bytes.ts'
import type { LaunchId, NoteId, RecordingId } from '#lib/kernel/ids.ts'
import { type Instant, instantPlus } from '#lib/kernel/instant.ts'
import { ok } from '#lib/kernel/result.ts'
import type { NoteOwner } from '#lib/note/note-store.ts'
import { aMoment } from '../fixed-clock.ts'

export type MemoryRow = {
  readonly owner: NoteOwner
  readonly launchId: LaunchId
  recording: Recording
  readonly chunks: Map<number, Uint8Array>
  dueAt: Instant | undefined
  heardBy: string | undefined
  tries: number
}

/** Lets what is whole be heard now, and other things when no more pieces come. */
export function scheduleRow(row: MemoryRow, now: Instant): void {
  const { state, chunkCount = 0, transcription } = row.recording
  if (state !== 'stopped' || !transcription || !isPending(transcription)) return
  const isHeard = row.heardBy !== undefined && row.dueAt !== undefined && row.dueAt > now
  if (isHeard) return
  row.heardBy = undefined
  row.recording = { ...row.recording, transcription: { state: 'waiting' } }
  row.dueAt = row.chunks.size >= chunkCount ? now : instantPlus(now, WAIT_FOR_PIECES_MS)
}

const isPending = ({ state }: Transcription): boolean =>
  state === 'waiting' || state === 'transcribing'

const isSame = (a: NoteOwner, b: NoteOwner): boolean =>
  a.tenant === b.tenant &&
  a.ehrId === b.ehrId &&
  a.author === b.author &&
  a.patientId === b.patientId &&
  a.encounterId === b.encounterId

/** Recordings in memory, by the contract of lib/testing/contracts/recording-store-contract.ts. */
export function memoryRecordingStore(
  fateOf: (noteId: NoteId) => NoteFate = () => 'open',
  now: () => Instant = () => aMoment,
  rows = new Map<RecordingId, MemoryRow>(),
): RecordingStore {
  const owned = (owner: NoteOwner, id: RecordingId): MemoryRow | undefined => {
    const row = rows.get(id)
    return row && isSame(row.owner, owner) ? row : undefined
  }
  return {
    async add(_grant, owner, recording, launchId) {
      if (!rows.has(recording.id)) {
        const hearing = { dueAt: undefined, heardBy: undefined, tries: 0 }
        rows.set(recording.id, { owner, recording, launchId, chunks: new Map(), ...hearing })
      }
      return ok(undefined)
    },
    async find(owner, id) {
      return ok(owned(owner, id)?.recording)
    },
    async newest(owner) {
      const own = [...rows.values()].filter((row) => isSame(row.owner, owner))
      const byAnswer = own.map(({ recording }) => recording).toSorted(byAnsweredAt)
      return ok(byAnswer.at(-1))
    },
    async move(_grant, owner, { id, from, state, chunkCount, channels }) {
      const row = owned(owner, id)
      if (row?.recording.state !== from) return ok(false)
      const told = row.recording.transcription?.state === 'transcribed'
      const waiting: Transcription | undefined =
        state === 'stopped' ? { state: row.heardBy ? 'transcribing' : 'waiting' } : undefined
      const transcription = told ? row.recording.transcription : waiting
      row.recording = { ...row.recording, state, chunkCount, channels, transcription }
      scheduleRow(row, now())
      return ok(true)
    },
    async putChunk(owner, id, { seq, pcm }) {
      const row = owned(owner, id)
      if (!row || !takes(row.recording, seq)) return ok('not-taken')
      const there = row.chunks.get(seq)
      if (there) return ok(sameBytes(there, pcm) ? 'there' : 'differs')
      row.chunks.set(seq, pcm.slice())
      scheduleRow(row, now())
      return ok('kept')
    },
    async chunkNumbers(owner, id) {
      return ok([...(owned(owner, id)?.chunks.keys() ?? [])].sort((a, b) => a - b))
    },
    async chunkSizes(owner, id) {
      const chunks = [...(owned(owner, id)?.chunks ?? [])].sort(([a], [b]) => a - b)
      return ok(chunks.map(([seq, { length }]) => ({ seq, bytes: length })))
    },
    async *chunks(_grant, owner, id, [first, last] = [0, Number.POSITIVE_INFINITY]) {
      const chunks = [...(owned(owner, id)?.chunks ?? [])].sort(([a], [b]) => a - b)
      for (const [seq, pcm] of chunks) if (first <= seq && seq <= last) yield ok({ seq, pcm })
    },
    async erase(_grant, owner, id) {
      const row = owned(owner, id)
      if (!row) return ok(0)
      const { size } = row.chunks
      row.chunks.clear()
      const { transcription } = row.recording
      const kept = transcription?.state === 'transcribed' ? transcription : undefined
      row.recording = { ...row.recording, state: 'deleted', transcription: kept }
      return ok(size)
    },
    async open(after, limit) {
      const open = [...rows.values()]
        .filter(({ recording }) => !closedStates.includes(recording.state))
        .filter(({ recording }) => after === undefined || recording.id > after)
        .toSorted((a, b) => (a.recording.id < b.recording.id ? -1 : 1))
      return ok(
        open.slice(0, limit).map(({ owner, launchId, recording }) => ({
          owner,
          launchId,
          recording,
          fate: recording.noteId ? fateOf(recording.noteId) : 'open',
        })),
      )
    },
  }
}

const takes = ({ state, chunkCount }: Recording, seq: number): boolean =>
  statesTakingAudio.includes(state) && (chunkCount === undefined || seq < chunkCount)

const byAnsweredAt = (a: Recording, b: Recording): number =>
  a.consent.answeredAt < b.consent.answeredAt ? -1 : 1

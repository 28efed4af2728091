import type { TranscriptStore } from '#lib/ambient/transcript-store.ts'
import type { NoteFate } from '#lib/capture/audio-retention.ts'
import { HEARING_LEASE_MS, type HearingStore } from '#lib/capture/hearing-store.ts'
import type { RecordingState } from '#lib/capture/recording.ts'
import type { Transcription } from '#lib/capture/transcription.ts'
import type { NoteId, RecordingId } from '#lib/kernel/ids.ts'
import { type Instant, instantPlus } from '#lib/kernel/instant.ts'
import { ok } from '#lib/kernel/result.ts'
import { type MemoryRow, scheduleRow } from './memory-recording-store.ts'

/** Hearings in the rows of a memoryRecordingStore, by lib/testing/contracts/hearing-contract.ts. */
export function memoryHearingStore({
  rows,
  transcripts,
  now,
  fateOf,
}: {
  readonly rows: ReadonlyMap<RecordingId, MemoryRow>
  readonly transcripts: Pick<TranscriptStore, 'add'>
  readonly now: () => Instant
  readonly fateOf: (noteId: NoteId) => NoteFate
}): HearingStore {
  const isIn = (states: readonly RecordingState[]) => (row: MemoryRow) => {
    const { state, noteId } = row.recording
    return states.includes(state) && noteId !== undefined && fateOf(noteId) === 'open'
  }
  const isWanted = isIn(['stopped'])
  const isBeingMade = isIn(['recording', 'paused'])
  const mayEnd = isIn(['recording', 'paused', 'stopped'])
  const dueRows = () =>
    [...rows.values()].filter(
      (row) => isWanted(row) && row.dueAt !== undefined && row.dueAt <= now(),
    )
  const tell = (row: MemoryRow, transcription: Transcription) => {
    row.recording = { ...row.recording, transcription }
  }
  const release = (row: MemoryRow, dueAt: Instant | undefined) => {
    row.heardBy = undefined
    row.dueAt = dueAt
  }
  return {
    async due(limit) {
      return ok(
        dueRows()
          .slice(0, limit)
          .map(({ recording }) => recording.id),
      )
    },
    async begin(id, by) {
      const row = dueRows().find(({ recording }) => recording.id === id)
      if (!row) return ok(undefined)
      row.heardBy = by
      row.dueAt = instantPlus(now(), HEARING_LEASE_MS)
      row.tries += 1
      tell(row, { state: 'transcribing' })
      const { owner, launchId, recording, tries } = row
      return ok({ owner, launchId, recording, fate: 'open', by, tries })
    },
    async beginAlong(id, by) {
      const row = rows.get(id)
      const isFree = !row?.heardBy || (row.dueAt !== undefined && row.dueAt <= now())
      if (!row || !isBeingMade(row) || !isFree) return ok(undefined)
      row.heardBy = by
      row.dueAt = instantPlus(now(), HEARING_LEASE_MS)
      const { owner, launchId, recording, tries } = row
      return ok({ owner, launchId, recording, fate: 'open', by, tries })
    },
    async keep({ recording: { id }, by }) {
      const row = rows.get(id)
      if (row?.heardBy !== by || !mayEnd(row)) return ok(false)
      row.dueAt = instantPlus(now(), HEARING_LEASE_MS)
      return ok(true)
    },
    async end(_grant, { owner, recording: { id, noteId }, by }, outcome) {
      const row = rows.get(id)
      if (row?.heardBy !== by || !mayEnd(row) || !noteId) return ok('not-ours')
      if (outcome.state === 'failed') {
        release(row, undefined)
        tell(row, { state: 'failed', code: outcome.code })
        return ok('kept')
      }
      const isWhole = outcome.state === 'transcribed' && outcome.pieces === row.chunks.size
      if (!isWhole || !isWanted(row)) {
        release(row, undefined)
        row.tries = Math.max(row.tries - 1, 0)
        if (isWanted(row)) tell(row, { state: 'waiting' })
        scheduleRow(row, now())
        return ok(outcome.state === 'interrupted' ? 'kept' : 'more-came')
      }
      const { transcript, at } = outcome
      const added = await transcripts.add(noteId, owner.tenant, transcript, at)
      if (!added.ok) return added
      release(row, undefined)
      row.recording = { ...row.recording, state: 'transcribed' }
      tell(row, { state: 'transcribed', transcriptId: transcript.id })
      return ok('kept')
    },
    async ask(_grant, owner, id) {
      const row = rows.get(id)
      const isOwn = JSON.stringify(row?.owner) === JSON.stringify(owner)
      if (!row || !isOwn || row.recording.state !== 'stopped' || row.heardBy) return ok(false)
      row.dueAt = now()
      row.tries = 0
      tell(row, { state: 'waiting' })
      return ok(true)
    },
  }
}

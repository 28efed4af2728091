import { isDeepStrictEqual } from 'node:util'
import type { Transcript } from '#lib/ambient/transcript.ts'
import type { TranscriptStore } from '#lib/ambient/transcript-store.ts'
import type { NoteId, TenantId } from '#lib/kernel/ids.ts'
import { ok } from '#lib/kernel/result.ts'

type Row = {
  readonly noteId: NoteId
  readonly tenant: TenantId
  readonly transcript: Transcript
}

/** Transcripts in memory, by the contract of lib/testing/contracts/transcript-store-contract.ts. */
export function memoryTranscriptStore(): TranscriptStore {
  const rows: Row[] = []
  return {
    async add(noteId, tenant, transcript) {
      const row = { noteId, tenant, transcript }
      const there = rows.find(({ transcript: { id } }) => id === transcript.id)
      if (!there) rows.push(row)
      else if (!isDeepStrictEqual(there, row)) throw new Error('another transcript has this id')
      return ok(undefined)
    },
    async ofNote(noteId, tenant) {
      const own = rows.filter((row) => row.noteId === noteId && row.tenant === tenant)
      return ok(own.map(({ transcript }) => transcript))
    },
  }
}

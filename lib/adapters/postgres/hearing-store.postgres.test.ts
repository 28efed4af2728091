import type { NoteId } from '#lib/kernel/ids.ts'
import { hearingStoreContract } from '#lib/testing/contracts/hearing-store-contract.ts'
import { countedUuid } from '#lib/testing/counted-uuid.ts'
import { aMoment } from '#lib/testing/fixed-clock.ts'
import { aNoteOf, aStatement } from '#lib/testing/note/note-builders.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { postgresHearingStore } from './hearing-store.ts'
import { postgresNoteStore } from './note-store.ts'
import { postgresRecordingStore } from './recording-store.ts'
import { postgresTranscriptStore } from './transcript-store.ts'

const opened = testDatabase()

hearingStoreContract(async () => {
  const { database, seal, appUrl } = opened()
  const notes = postgresNoteStore(database, seal)
  return {
    recordings: postgresRecordingStore(database, seal),
    hearings: postgresHearingStore(database, seal),
    transcripts: postgresTranscriptStore(database, seal),
    async newNote(owner) {
      const note = { ...aNoteOf(aStatement()), id: countedUuid() as NoteId }
      unwrap(await notes.create(owner, note, aMoment))
      return note.id
    },
    discard: async (owner, noteId) => void unwrap(await notes.discard(owner, noteId, aMoment)),
    async wait(id, milliseconds) {
      await query(
        appUrl,
        `update recording set due_at = due_at - $2 * interval '1 millisecond' where id = $1`,
        [id, milliseconds],
      )
    },
  }
})

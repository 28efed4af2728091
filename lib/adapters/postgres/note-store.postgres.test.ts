import { describe, expect, test } from 'vitest'
import type { NoteId } from '#lib/kernel/ids.ts'
import { noteStoreContract } from '#lib/testing/contracts/note-store-contract.ts'
import { transcriptStoreContract } from '#lib/testing/contracts/transcript-store-contract.ts'
import { countedUuid } from '#lib/testing/counted-uuid.ts'
import { aMoment } from '#lib/testing/fixed-clock.ts'
import { anApproval } from '#lib/testing/note/an-approval.ts'
import { anOwner } from '#lib/testing/note/an-owner.ts'
import { aNoteOf, aStatement } from '#lib/testing/note/note-builders.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { postgresApprovalStore } from './approval-store.ts'
import { postgresNoteStore } from './note-store.ts'
import { postgresTranscriptStore } from './transcript-store.ts'

const opened = testDatabase()
const notes = () => postgresNoteStore(opened().database, opened().seal)
const transcripts = () => postgresTranscriptStore(opened().database, opened().seal)

noteStoreContract(async () => ({
  notes: notes(),
  approve: async (owner, note, version) => {
    const approvals = postgresApprovalStore(opened().database, opened().seal)
    return unwrap(await approvals.approve(anApproval(owner, note, version)))
  },
}))

const newNote = (text = 'Dry cough.') => ({
  ...aNoteOf(aStatement({ text })),
  id: countedUuid() as NoteId,
})

transcriptStoreContract(async () => ({
  transcripts: transcripts(),
  newNote: async (tenant) => {
    const note = newNote()
    unwrap(await notes().create(anOwner({ tenant }), note, aMoment))
    return note.id
  },
}))

describe('S27 in the database', () => {
  test('nothing that was said or written is in the clear', async () => {
    const note = newNote('canary-in-the-note')
    unwrap(await notes().create(anOwner(), note, aMoment))
    const review = { version: 1, sha256: 's', verification: { statements: [] } }
    unwrap(await notes().keepReview(anOwner(), note.id, { ...review, text: 'canary-in-review' }))
    const { rows } = await opened().pool.query('select * from note where id = $1', [note.id])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('canary')
  })

  test('the text of one note does not open as that of another', async () => {
    const [mine, theirs] = [newNote('mine'), newNote('theirs')]
    unwrap(await notes().create(anOwner(), mine, aMoment))
    unwrap(await notes().create(anOwner(), theirs, aMoment))
    await query(
      opened().appUrl,
      'update note set sealed_body = (select sealed_body from note where id = $1) where id = $2',
      [theirs.id, mine.id],
    )
    await expect(notes().find(anOwner(), mine.id)).rejects.toThrow()
  })
})

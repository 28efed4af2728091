import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { NoteId } from '#lib/kernel/ids.ts'
import { ok } from '#lib/kernel/result.ts'
import { aGrant, aRecording, aRecordingLaunch } from '#lib/testing/capture/a-recording.ts'
import { recordingStoreContract } from '#lib/testing/contracts/recording-store-contract.ts'
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
import { postgresRecordingStore } from './recording-store.ts'

const opened = testDatabase()
const notes = () => postgresNoteStore(opened().database, opened().seal)
const recordings = () => postgresRecordingStore(opened().database, opened().seal)

async function newNote(owner = anOwner()): Promise<NoteId> {
  const note = { ...aNoteOf(aStatement()), id: countedUuid() as NoteId }
  unwrap(await notes().create(owner, note, aMoment))
  return note.id
}

recordingStoreContract(async () => ({
  recordings: recordings(),
  newNote,
  async end(owner, noteId, fate) {
    if (fate === 'discarded') return void unwrap(await notes().discard(owner, noteId, aMoment))
    const note = { ...aNoteOf(aStatement()), id: noteId }
    const approval = anApproval(owner, note, 1)
    unwrap(await postgresApprovalStore(opened().database, opened().seal).approve(approval))
    await query(opened().appUrl, `update filing set state = 'filed' where note_id = $1`, [noteId])
  },
}))

const spoken = new TextEncoder().encode('canary-that-was-said')

async function withSound() {
  const recording = aRecording(await newNote(), { state: 'recording' })
  unwrap(await recordings().add(aGrant, anOwner(), recording, aRecordingLaunch))
  for (const seq of [0, 1]) {
    unwrap(await recordings().putChunk(anOwner(), recording.id, { seq, pcm: spoken }))
  }
  return recording
}

/** Whether somebody waits for a lock in this database. */
async function isWaiting(): Promise<boolean> {
  const { rows } = await opened().pool.query(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return rows.length > 0
}

test.each([
  ['a withdrawal', `update recording set state = 'withdrawn' where id = $1`],
  ['a deletion', `update recording set state = 'deleted' where id = $1`],
])('G15 a piece that comes beside %s waits for it, and is not taken', async (_what, statement) => {
  const { id } = await withSound()
  const other = await opened().pool.connect()
  await other.query('begin')
  await other.query(statement, [id])
  let isAnswered = false
  const put = recordings()
    .putChunk(anOwner(), id, { seq: 5, pcm: spoken })
    .finally(() => {
      isAnswered = true
    })
  while (!isAnswered && !(await isWaiting())) await setTimeout(5)
  await other.query('commit')
  other.release()
  expect(await put).toEqual(ok('not-taken'))
  expect(await recordings().chunkNumbers(anOwner(), id)).toEqual(ok([0, 1]))
})

describe('S27 in the database', () => {
  test('no sound is in the clear', async () => {
    const { id } = await withSound()
    const { rows } = await opened().pool.query<{ sealed: Buffer }>(
      'select sealed from recording_chunk where recording_id = $1',
      [id],
    )
    expect(rows).toHaveLength(2)
    for (const { sealed } of rows) expect(sealed.includes('canary')).toBe(false)
  })

  test('a piece in the place of another does not open', async () => {
    const { id } = await withSound()
    await query(
      opened().ownerUrl,
      `update recording_chunk set sealed = (select sealed from recording_chunk
         where recording_id = $1 and seq = 1) where recording_id = $1 and seq = 0`,
      [id],
    )
    const first = recordings().chunks(aGrant, anOwner(), id)[Symbol.asyncIterator]().next()
    await expect(first).rejects.toThrow()
  })

  test('the application may not change a piece, and may not remove an answer', async () => {
    const change = query(opened().appUrl, `update recording_chunk set sealed = ''`)
    await expect(change).rejects.toThrow('permission denied')
    const remove = query(opened().appUrl, 'delete from recording')
    await expect(remove).rejects.toThrow('permission denied')
  })
})

import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import type { Recording } from '#lib/capture/recording.ts'
import type { Bell } from '#lib/capture/recording-news.ts'
import type { NoteId, RecordingId } from '#lib/kernel/ids.ts'
import { aGrant, aRecording, aRecordingLaunch, somePcm } from '#lib/testing/capture/a-recording.ts'
import { countedUuid } from '#lib/testing/counted-uuid.ts'
import { aMoment } from '#lib/testing/fixed-clock.ts'
import { anOwner } from '#lib/testing/note/an-owner.ts'
import { aNoteOf, aStatement } from '#lib/testing/note/note-builders.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { postgresNoteStore } from './note-store.ts'
import { type PostgresRecordingNews, postgresRecordingNews } from './recording-news.ts'
import { postgresRecordingStore } from './recording-store.ts'
import { postgresWordsStore } from './words-store.ts'

/** No test waits for so long: a bell that does not ring is seen by the test's own limit. */
const NEVER_MS = 600_000

const opened = testDatabase()
const owner = anOwner()
let losses = 0
let news: PostgresRecordingNews
afterEach(() => news.close())

async function recorded(): Promise<Recording> {
  losses = 0
  news = postgresRecordingNews(opened().appUrl, () => {
    losses += 1
  })
  const note = { ...aNoteOf(aStatement()), id: countedUuid() as NoteId }
  unwrap(await postgresNoteStore(opened().database, opened().seal).create(owner, note, aMoment))
  const recording = aRecording(note.id, { state: 'recording' })
  unwrap(await recordings().add(aGrant, owner, recording, aRecordingLaunch))
  return recording
}
const recordings = () => postgresRecordingStore(opened().database, opened().seal)
const put = (id: RecordingId, seq: number) =>
  recordings().putChunk(owner, id, { seq, pcm: somePcm(seq) })

const SOON_MS = 100
const isRung = (bell: Bell): Promise<boolean> =>
  Promise.race([bell.next(NEVER_MS).then(() => true), delay(SOON_MS, false)])

test('a bell rings with each piece, with the stop and with other words, each to its own', async () => {
  const { id } = await recorded()
  const [sound, words, another] = [
    news.bell('sound', id),
    news.bell('words', id),
    news.bell('sound', countedUuid() as RecordingId),
  ]
  for (const bell of [sound, words, another]) await bell.next(NEVER_MS) // listening has begun
  unwrap(await put(id, 0))
  await sound.next(NEVER_MS)
  const stopped = { from: 'recording', state: 'stopped', chunkCount: 1, channels: 1 } as const
  unwrap(await recordings().move(aGrant, owner, { id, ...stopped }))
  await sound.next(NEVER_MS)
  unwrap(await postgresWordsStore(opened().database, opened().seal).put(aGrant, owner, id, []))
  await words.next(NEVER_MS)
  await expect(isRung(another)).resolves.toBe(false)
})

test('what rings before it is waited for is not lost; a piece that was there rings nobody', async () => {
  const { id } = await recorded()
  const [bell, another] = [news.bell('sound', id), news.bell('sound', id)]
  for (const one of [bell, another]) await one.next(NEVER_MS)
  unwrap(await put(id, 0))
  await another.next(NEVER_MS)
  await bell.next(NEVER_MS)
  unwrap(await put(id, 0))
  await expect(isRung(bell)).resolves.toBe(false)
  another.close()
})

test('a connection that is lost is opened again, and rings for what was missed meanwhile', async () => {
  const { id } = await recorded()
  const bell = news.bell('sound', id)
  await bell.next(NEVER_MS)
  await query(
    opened().appUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen chartside_%'
      and datname = current_database()`,
  )
  await bell.next(NEVER_MS)
  unwrap(await put(id, 0))
  await bell.next(NEVER_MS)
  expect(losses).toBe(1)
})

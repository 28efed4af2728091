import { beforeEach, describe, expect, test } from 'vitest'
import type { Recording } from '#lib/capture/recording.ts'
import { NO_WORDS, type WordsSoFar } from '#lib/capture/words-so-far.ts'
import type { NoteId, PatientId } from '#lib/kernel/ids.ts'
import { ok } from '#lib/kernel/result.ts'
import { aGrant, aRecording, aRecordingLaunch, somePcm } from '#lib/testing/capture/a-recording.ts'
import { countedUuid } from '#lib/testing/counted-uuid.ts'
import { aMoment } from '#lib/testing/fixed-clock.ts'
import { anOwner } from '#lib/testing/note/an-owner.ts'
import { aNoteOf, aStatement } from '#lib/testing/note/note-builders.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { postgresHearingStore } from './hearing-store.ts'
import { postgresNoteStore } from './note-store.ts'
import { postgresRecordingStore } from './recording-store.ts'
import { postgresWordsStore } from './words-store.ts'

const opened = testDatabase()
const words = () => postgresWordsStore(opened().database, opened().seal)
const recordings = () => postgresRecordingStore(opened().database, opened().seal)
const owner = anOwner()

const said: WordsSoFar = [{ speaker: 'unknown', text: 'canary that was said', isFinal: false }]

describe('the words so far of a recording', () => {
  let recording: Recording
  beforeEach(async () => {
    const note = { ...aNoteOf(aStatement()), id: countedUuid() as NoteId }
    const notes = postgresNoteStore(opened().database, opened().seal)
    unwrap(await notes.create(owner, note, aMoment))
    recording = aRecording(note.id, { state: 'recording' })
    unwrap(await recordings().add(aGrant, owner, recording, aRecordingLaunch))
  })
  const put = (next = said) => words().put(aGrant, owner, recording.id, next)
  const kept = () =>
    query(opened().ownerUrl, 'select sealed from recording_words where recording_id = $1', [
      recording.id,
    ])
  const stop = async () => {
    unwrap(await recordings().putChunk(owner, recording.id, { seq: 0, pcm: somePcm(1) }))
    const stopped = { from: 'recording', state: 'stopped', chunkCount: 1, channels: 1 } as const
    unwrap(await recordings().move(aGrant, owner, { id: recording.id, ...stopped }))
  }

  test('are the last that were put there, for its owner alone, encrypted', async () => {
    expect(await words().find(owner, recording.id)).toEqual(ok(NO_WORDS))
    expect(await put([])).toEqual(ok(true))
    expect(await put()).toEqual(ok(true))
    expect(await words().find(owner, recording.id)).toEqual(ok({ version: 2, words: said }))
    const other = anOwner({ patientId: 'other' as PatientId })
    expect(await words().find(other, recording.id)).toEqual(ok(NO_WORDS))
    expect(await words().put(aGrant, other, recording.id, said)).toEqual(ok(false))
    expect(JSON.stringify(await kept())).not.toContain('canary')
  })

  test('are of a recording that sound is coming to, which says whose it is', async () => {
    const found = { owner, launchId: aRecordingLaunch, recording, fate: 'open' }
    expect(await words().underWay(recording.id)).toEqual(ok(found))
    await stop()
    expect(await words().underWay(recording.id)).toEqual(ok(undefined))
  })

  test('G15 G16 are gone with the sound, and none come back', async () => {
    await put()
    unwrap(await recordings().erase(aGrant, owner, recording.id, aMoment))
    expect(await kept()).toEqual([])
    expect(await put()).toEqual(ok(false))
    expect(await kept()).toEqual([])
  })

  test('are gone with the transcript that takes their place', async () => {
    await put()
    await stop()
    expect(await words().find(owner, recording.id)).toEqual(ok({ version: 1, words: said }))
    const hearings = postgresHearingStore(opened().database, opened().seal)
    const hearing = unwrap(await hearings.begin(recording.id, countedUuid()))
    if (!hearing) throw new Error('it is not due')
    const transcript = { id: countedUuid(), turns: [] } as never // its words are not looked at here
    const outcome = { state: 'transcribed', transcript, at: aMoment, pieces: 1 } as const
    expect(await hearings.end(aGrant, hearing, outcome)).toEqual(ok('kept'))
    expect(await kept()).toEqual([])
    expect(await put()).toEqual(ok(false))
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import type { Transcript } from '#lib/ambient/transcript.ts'
import type { TranscriptStore } from '#lib/ambient/transcript-store.ts'
import type { Hearing, HearingOutcome, HearingStore } from '#lib/capture/hearing-store.ts'
import { HEARING_LEASE_MS, WAIT_FOR_PIECES_MS } from '#lib/capture/hearing-store.ts'
import type { Recording } from '#lib/capture/recording.ts'
import type { RecordingStore } from '#lib/capture/recording-store.ts'
import { transcriptIdSchema } from '#lib/kernel/id-schemas.ts'
import type { NoteId } from '#lib/kernel/ids.ts'
import { ok } from '#lib/kernel/result.ts'
import type { NoteOwner } from '#lib/note/note-store.ts'
import { aGrant, aRecording, aRecordingLaunch, somePcm } from '../capture/a-recording.ts'
import { countedUuid } from '../counted-uuid.ts'
import { aMoment } from '../fixed-clock.ts'
import { anOwner, otherOwners } from '../note/an-owner.ts'
import { aTranscript } from '../note/note-builders.ts'
import { unwrap } from '../unwrap.ts'

export type OpenHearingStore = {
  readonly recordings: RecordingStore
  readonly hearings: HearingStore
  readonly transcripts: TranscriptStore
  readonly newNote: (owner: NoteOwner) => Promise<NoteId>
  readonly discard: (owner: NoteOwner, noteId: NoteId) => Promise<void>
  /** Lets so much time go by for this recording. */
  readonly wait: (id: Recording['id'], milliseconds: number) => Promise<void>
}

/** What every HearingStore must do, over the RecordingStore and TranscriptStore of the same rows. */
export function hearingStoreContract(open: () => Promise<OpenHearingStore>): void {
  let stores: OpenHearingStore
  let owner: NoteOwner
  let recording: Recording
  let noteId: NoteId
  beforeEach(async () => {
    stores = await open()
    owner = anOwner({
      author: `http://ehr.example/Practitioner/${countedUuid()}` as NoteOwner['author'],
    })
    noteId = await stores.newNote(owner)
    recording = aRecording(noteId, { state: 'recording' })
    unwrap(await stores.recordings.add(aGrant, owner, recording, aRecordingLaunch))
  })

  const put = (seq: number) =>
    stores.recordings.putChunk(owner, recording.id, { seq, pcm: somePcm(seq) })
  const stop = async (chunkCount: number) => {
    const moved = { id: recording.id, channels: 1, from: 'recording', state: 'stopped' } as const
    unwrap(await stores.recordings.move(aGrant, owner, { ...moved, chunkCount }))
  }
  const withdraw = async () => {
    const moved = { id: recording.id, channels: 1, chunkCount: 2 } as const
    const from = { from: 'stopped', state: 'withdrawn' } as const
    unwrap(await stores.recordings.move(aGrant, owner, { ...moved, ...from }))
  }
  const begin = async (by = countedUuid()) => unwrap(await stores.hearings.begin(recording.id, by))
  const begun = async (): Promise<Hearing> => {
    const hearing = await begin()
    if (!hearing) throw new Error('it is not due')
    return hearing
  }
  const transcript = (text = 'I cough.'): Transcript => ({
    ...aTranscript(`patient: ${text}`),
    id: transcriptIdSchema.parse(recording.id),
  })
  const heard = (pieces = 2, text?: string): HearingOutcome => ({
    ...{ state: 'transcribed', at: aMoment, pieces },
    transcript: transcript(text),
  })
  const end = (hearing: Hearing, outcome: HearingOutcome) =>
    stores.hearings.end(aGrant, hearing, outcome)
  const kept = () => stores.transcripts.ofNote(noteId, owner.tenant)
  const told = async () => unwrap(await stores.recordings.find(owner, recording.id))?.transcription
  const due = async () => unwrap(await stores.hearings.due(1_000)).includes(recording.id)
  async function whole(): Promise<void> {
    for (const seq of [0, 1]) unwrap(await put(seq))
    await stop(2)
  }

  describe('a recording that is stopped', () => {
    test('is due when all of it is there, and not before it is stopped', async () => {
      await put(0)
      expect(await due()).toBe(false)
      expect(await told()).toBeUndefined()
      await put(1)
      await stop(2)
      expect(await due()).toBe(true)
      expect(await told()).toEqual({ state: 'waiting' })
    })

    test('is due with the last of the pieces that came after the stop', async () => {
      await stop(2)
      await put(1)
      expect(await due()).toBe(false)
      expect(await begin()).toBeUndefined()
      await put(0)
      expect(await due()).toBe(true)
    })

    test('is due without the pieces that never came, a while after the last that did', async () => {
      await stop(3)
      await put(0)
      await stores.wait(recording.id, WAIT_FOR_PIECES_MS)
      expect(await due()).toBe(true)
    })

    test('is due at once when somebody asks for it', async () => {
      await stop(3)
      expect(await stores.hearings.ask(aGrant, owner, recording.id)).toEqual(ok(true))
      expect(await due()).toBe(true)
    })

    test.each(otherOwners)('is not asked for by another %s', async (_what, stranger) => {
      await stop(3)
      const isSameAuthor = stranger.author === anOwner().author
      const other = { ...stranger, author: isSameAuthor ? owner.author : stranger.author }
      expect(await stores.hearings.ask(aGrant, other, recording.id)).toEqual(ok(false))
      expect(await due()).toBe(false)
    })
  })

  describe('a recording that is heard', () => {
    beforeEach(whole)

    test('is heard by one, for whom its row says what it is', async () => {
      const all = await Promise.all([begin(), begin(), begin()])
      const [hearing, ...others] = all.filter(Boolean)
      expect(others).toEqual([])
      expect(hearing).toMatchObject({ owner, launchId: aRecordingLaunch, fate: 'open', tries: 1 })
      expect(hearing?.recording).toMatchObject({ id: recording.id, noteId, chunkCount: 2 })
      expect(await told()).toEqual({ state: 'transcribing' })
      expect(await due()).toBe(false)
      expect(await stores.hearings.ask(aGrant, owner, recording.id)).toEqual(ok(false))
    })

    test('comes to a transcript, once', async () => {
      const hearing = await begun()
      expect(await end(hearing, heard())).toEqual(ok('kept'))
      expect(await kept()).toEqual(ok([transcript()]))
      expect(await told()).toEqual({ state: 'transcribed', transcriptId: recording.id })
      expect(await end(hearing, heard(2, 'Again.'))).toEqual(ok('not-ours'))
      expect(await stores.hearings.ask(aGrant, owner, recording.id)).toEqual(ok(false))
      expect(await due()).toBe(false)
      unwrap(await stores.recordings.erase(aGrant, owner, recording.id, aMoment))
      expect(await told()).toEqual({ state: 'transcribed', transcriptId: recording.id })
    })

    test('whose process died is taken over, and only who took over is believed', async () => {
      const dead = await begun()
      expect(await begin()).toBeUndefined()
      await stores.wait(recording.id, HEARING_LEASE_MS)
      const next = await begun()
      expect(next.tries).toBe(2)
      expect(await stores.hearings.keep(dead)).toEqual(ok(false))
      expect(await end(dead, heard(2, 'Late.'))).toEqual(ok('not-ours'))
      expect(await kept()).toEqual(ok([]))
      expect(await end(next, heard())).toEqual(ok('kept'))
      expect(await end(dead, heard(2, 'Later.'))).toEqual(ok('not-ours'))
      expect(await kept()).toEqual(ok([transcript()]))
    })

    test('belongs to whoever says in time that they are still at it', async () => {
      const hearing = await begun()
      await stores.wait(recording.id, HEARING_LEASE_MS / 2)
      expect(await stores.hearings.keep(hearing)).toEqual(ok(true))
      await stores.wait(recording.id, HEARING_LEASE_MS / 2)
      expect(await begin()).toBeUndefined()
    })

    test('and could not be heard says why, until somebody asks again', async () => {
      const hearing = await begun()
      const failed = { state: 'failed', code: 'TRANSCRIBER_UNAVAILABLE' } as const
      expect(await end(hearing, failed)).toEqual(ok('kept'))
      expect(await told()).toEqual(failed)
      await stores.wait(recording.id, HEARING_LEASE_MS)
      expect(await due()).toBe(false)
      expect(unwrap(await stores.recordings.chunkNumbers(owner, recording.id))).toEqual([0, 1])
      expect(await stores.hearings.ask(aGrant, owner, recording.id)).toEqual(ok(true))
      expect(await told()).toEqual({ state: 'waiting' })
      expect((await begun()).tries).toBe(1)
    })

    test('and was given up on our side is due again', async () => {
      expect(await end(await begun(), { state: 'interrupted' })).toEqual(ok('kept'))
      expect((await begun()).tries).toBe(1)
    })

    test('is not wanted once the consent is withdrawn, at whatever moment', async () => {
      const hearing = await begun()
      await withdraw()
      expect(await stores.hearings.keep(hearing)).toEqual(ok(false))
      expect(await end(hearing, heard())).toEqual(ok('not-ours'))
      unwrap(await stores.recordings.erase(aGrant, owner, recording.id, aMoment))
      expect(await end(hearing, heard())).toEqual(ok('not-ours'))
      expect(await kept()).toEqual(ok([]))
      expect(await told()).toBeUndefined()
    })

    test('is not wanted once its note is discarded', async () => {
      const hearing = await begun()
      await stores.discard(owner, noteId)
      expect(await stores.hearings.keep(hearing)).toEqual(ok(false))
      expect(await end(hearing, heard())).toEqual(ok('not-ours'))
      expect(await kept()).toEqual(ok([]))
    })
  })

  describe('a recording that is heard while it is made', () => {
    const beginAlong = async (by = countedUuid()) =>
      unwrap(await stores.hearings.beginAlong(recording.id, by))
    const along = async (): Promise<Hearing> => {
      const hearing = await beginAlong()
      if (!hearing) throw new Error('somebody else is at it')
      return hearing
    }

    test('is heard by one, and comes to its transcript at the stop', async () => {
      const hearing = await along()
      expect(hearing).toMatchObject({ owner, launchId: aRecordingLaunch, fate: 'open' })
      expect(await beginAlong()).toBeUndefined()
      expect(await told()).toBeUndefined()
      await whole()
      expect(await due()).toBe(false)
      expect(await told()).toEqual({ state: 'transcribing' })
      expect(await stores.hearings.keep(hearing)).toEqual(ok(true))
      expect(await end(hearing, heard())).toEqual(ok('kept'))
      expect(await kept()).toEqual(ok([transcript()]))
    })

    test('has no transcript of a part of it, and none before it is stopped', async () => {
      await put(0)
      expect(await end(await along(), heard(1))).toEqual(ok('more-came'))
      const hearing = await along()
      await put(1)
      await stop(2)
      expect(await end(hearing, heard(1))).toEqual(ok('more-came'))
      expect(await kept()).toEqual(ok([]))
      expect((await begun()).tries).toBe(1)
    })

    test('is due at the stop when it was given up, also by somebody who died', async () => {
      expect(await end(await along(), { state: 'interrupted' })).toEqual(ok('kept'))
      const dead = await along()
      await stores.wait(recording.id, HEARING_LEASE_MS)
      await whole()
      expect(await due()).toBe(true)
      expect(await stores.hearings.keep(dead)).toEqual(ok(false))
      expect(await end(await begun(), heard())).toEqual(ok('kept'))
    })

    test('is heard whole when somebody died after the stop', async () => {
      const dead = await along()
      await whole()
      await stores.wait(recording.id, HEARING_LEASE_MS)
      expect(await end(await begun(), heard())).toEqual(ok('kept'))
      expect(await end(dead, heard(2, 'Late.'))).toEqual(ok('not-ours'))
    })

    test('is not wanted once its note is discarded, nor begun when it is stopped', async () => {
      const hearing = await along()
      await stores.discard(owner, noteId)
      expect(await stores.hearings.keep(hearing)).toEqual(ok(false))
      expect(await beginAlong()).toBeUndefined()
    })
  })

  test('sound that came while the rest was heard is not left out of the transcript', async () => {
    await put(0)
    await stop(2)
    unwrap(await stores.hearings.ask(aGrant, owner, recording.id))
    const hearing = await begun()
    await put(1)
    expect(await end(hearing, heard(1))).toEqual(ok('more-came'))
    expect(await kept()).toEqual(ok([]))
    expect(await end(await begun(), heard(2))).toEqual(ok('kept'))
    expect(await kept()).toEqual(ok([transcript()]))
  })
}

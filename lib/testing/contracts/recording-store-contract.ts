import { beforeEach, describe, expect, test } from 'vitest'
import type { AudioChunk } from '#lib/capture/audio-chunk.ts'
import type { NoteFate } from '#lib/capture/audio-retention.ts'
import type { Recording, RecordingState } from '#lib/capture/recording.ts'
import type { RecordingStore } from '#lib/capture/recording-store.ts'
import type { NoteId, RecordingId } from '#lib/kernel/ids.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import { ok } from '#lib/kernel/result.ts'
import type { NoteOwner } from '#lib/note/note-store.ts'
import { aConsent, aGrant, aRecording, aRecordingLaunch, somePcm } from '../capture/a-recording.ts'
import { countedUuid } from '../counted-uuid.ts'
import { aMoment } from '../fixed-clock.ts'
import { anOwner, otherOwners } from '../note/an-owner.ts'
import { unwrap } from '../unwrap.ts'

export type OpenRecordingStore = {
  readonly recordings: RecordingStore
  readonly newNote: (owner: NoteOwner) => Promise<NoteId>
  /** Lets a note come to this end. */
  readonly end: (owner: NoteOwner, noteId: NoteId, fate: Exclude<NoteFate, 'open'>) => Promise<void>
}

const later = instantPlus(aMoment, 60_000)
const chunk = (seq: number, value = seq): AudioChunk => ({ seq, pcm: somePcm(value) })

/** What every RecordingStore must do. */
export function recordingStoreContract(open: () => Promise<OpenRecordingStore>): void {
  let stores: OpenRecordingStore
  let recordings: RecordingStore
  let owner: NoteOwner
  let recording: Recording
  beforeEach(async () => {
    stores = await open()
    recordings = stores.recordings
    const author = `http://ehr.example/Practitioner/${countedUuid()}` as NoteOwner['author']
    owner = anOwner({ author })
    recording = await added()
  })

  async function added(more: Partial<Recording> = {}): Promise<Recording> {
    const one = aRecording(await stores.newNote(owner), more)
    unwrap(await recordings.add(aGrant, owner, one, aRecordingLaunch))
    return one
  }
  const found = async (id = recording.id) => unwrap(await recordings.find(owner, id))
  const move = (
    from: RecordingState,
    state: Recording['state'],
    more: Partial<Pick<Recording, 'id' | 'chunkCount' | 'channels'>> = {},
  ) => {
    const kept = { id: recording.id, chunkCount: undefined, channels: 1 } as const
    const moved = { ...kept, ...more, from, state }
    return recordings.move(aGrant, owner, moved)
  }
  const put = (one: AudioChunk) => recordings.putChunk(owner, recording.id, one)
  const numbers = () => recordings.chunkNumbers(owner, recording.id)
  const erase = () => recordings.erase(aGrant, owner, recording.id, later)
  async function sound(): Promise<readonly number[]> {
    const bytes: number[] = []
    for await (const piece of recordings.chunks(aGrant, owner, recording.id)) {
      bytes.push(...unwrap(piece).pcm)
    }
    return bytes
  }

  describe('a recording', () => {
    test('is found by its owner as it was answered', async () => {
      expect(await found()).toEqual(recording)
      const declined = await added({ noteId: undefined, state: 'declined' })
      expect(await found(declined.id)).toEqual(declined)
    })

    test('added twice, as after a lost answer, is there once and as it is by now', async () => {
      await move('consented', 'recording')
      expect(await recordings.add(aGrant, owner, recording, aRecordingLaunch)).toEqual(
        ok(undefined),
      )
      expect(await found()).toEqual({ ...recording, state: 'recording' })
    })

    test.each(otherOwners)('does not exist for another %s', async (_what, stranger) => {
      const isSameAuthor = stranger.author === anOwner().author
      const other = { ...stranger, author: isSameAuthor ? owner.author : stranger.author }
      unwrap(await move('consented', 'recording'))
      unwrap(await put(chunk(0)))
      const { id } = recording
      const kept = { id, chunkCount: undefined, channels: 1 } as const
      const moved = { ...kept, from: 'recording', state: 'withdrawn' } as const
      expect(await recordings.find(other, id)).toEqual(ok(undefined))
      expect(await recordings.newest(other)).toEqual(ok(undefined))
      expect(await recordings.move(aGrant, other, moved)).toEqual(ok(false))
      expect(await recordings.putChunk(other, id, chunk(1))).toEqual(ok('not-taken'))
      expect(await recordings.chunkNumbers(other, id)).toEqual(ok([]))
      expect(await recordings.chunkSizes(other, id)).toEqual(ok([]))
      for await (const piece of recordings.chunks(aGrant, other, id)) expect(piece).toBeUndefined()
      expect(await recordings.erase(aGrant, other, id, later)).toEqual(ok(0))
      expect(await numbers()).toEqual(ok([0]))
      expect(await found()).toMatchObject({ state: 'recording' })
    })

    test('of a visit is the one that was answered last', async () => {
      const next = await added({ consent: aConsent({ answeredAt: later, form: 'written' }) })
      expect(await recordings.newest(owner)).toEqual(ok(next))
    })

    test('moves from the state it is in, and of several at once by one', async () => {
      expect(await move('recording', 'paused')).toEqual(ok(false))
      const moves = Array.from({ length: 6 }, () => move('consented', 'recording'))
      const done = (await Promise.all(moves)).map(unwrap).filter(Boolean)
      expect(done).toHaveLength(1)
      const stop = { chunkCount: 7, channels: 2 } as const
      expect(await move('recording', 'stopped', stop)).toEqual(ok(true))
      const transcription = { state: 'waiting' }
      expect(await found()).toEqual({ ...recording, ...stop, state: 'stopped', transcription })
    })
  })

  describe('the sound of a recording', () => {
    beforeEach(async () => void (await move('consented', 'recording')))

    test('is there in its order, whatever order it came in', async () => {
      for (const seq of [2, 0, 11, 1]) expect(await put(chunk(seq))).toEqual(ok('kept'))
      expect(await numbers()).toEqual(ok([0, 1, 2, 11]))
      expect(await sound()).toEqual([0, 1, 2, 11].flatMap((value) => [...somePcm(value)]))
    })

    test('is all there, also when there is much of it', async () => {
      const all = Array.from({ length: 70 }, (_, seq) => seq)
      await Promise.all(all.map((seq) => put(chunk(seq))))
      expect(await sound()).toEqual(all.flatMap((value) => [...somePcm(value)]))
    })

    test('is found piece by piece: how large each is, and some of them', async () => {
      for (const seq of [0, 3, 1]) await put(chunk(seq))
      const bytes = somePcm(0).length
      const sizes = [0, 1, 3].map((seq) => ({ seq, bytes }))
      expect(await recordings.chunkSizes(owner, recording.id)).toEqual(ok(sizes))
      const some: number[] = []
      for await (const piece of recordings.chunks(aGrant, owner, recording.id, [1, 2])) {
        some.push(unwrap(piece).seq)
      }
      expect(some).toEqual([1])
    })

    test('sent twice is there once', async () => {
      await put(chunk(0))
      expect(await put(chunk(0))).toEqual(ok('there'))
      const both = await Promise.all([put(chunk(1)), put(chunk(1))])
      expect(both.map(unwrap).sort()).toEqual(['kept', 'there'])
      expect(await numbers()).toEqual(ok([0, 1]))
    })

    test('is not replaced by other sound', async () => {
      await put(chunk(0, 5))
      expect(await put(chunk(0, 6))).toEqual(ok('differs'))
      expect(await sound()).toEqual([...somePcm(5)])
    })

    test('may come after the stop as far as it was counted then', async () => {
      await move('recording', 'stopped', { chunkCount: 2 })
      expect(await put(chunk(1))).toEqual(ok('kept'))
      expect(await put(chunk(2))).toEqual(ok('not-taken'))
    })

    test.each(['consented', 'declined', 'transcribed', 'withdrawn', 'deleted'] as const)(
      'G15 is not taken when %s',
      async (state) => {
        const other = await added({ state })
        expect(await recordings.putChunk(owner, other.id, chunk(0))).toEqual(ok('not-taken'))
        expect(await recordings.chunkNumbers(owner, other.id)).toEqual(ok([]))
      },
    )
  })

  describe('G16 after its deletion', () => {
    beforeEach(async () => {
      await move('consented', 'recording')
      for (const seq of [0, 1, 2]) await put(chunk(seq))
    })

    test('nothing of a recording is left, and none of it comes back', async () => {
      expect(await erase()).toEqual(ok(3))
      expect(await numbers()).toEqual(ok([]))
      expect(await sound()).toEqual([])
      expect(await put(chunk(3))).toEqual(ok('not-taken'))
      expect(await found()).toMatchObject({ state: 'deleted', consent: recording.consent })
      expect(await erase()).toEqual(ok(0))
    })

    test('nothing is left of what was on its way beside it', async () => {
      const sent = Array.from({ length: 24 }, (_, index) => put(chunk(index + 3)))
      await Promise.all([...sent.slice(0, 12), erase(), ...sent.slice(12)])
      expect(await numbers()).toEqual(ok([]))
    })

    test('other recordings are as they were', async () => {
      const other = await added({ state: 'recording' })
      unwrap(await recordings.putChunk(owner, other.id, chunk(0)))
      await erase()
      expect(await recordings.chunkNumbers(owner, other.id)).toEqual(ok([0]))
      expect(await found(other.id)).toEqual(other)
    })
  })

  describe('the recordings that are not closed', () => {
    async function mine(): Promise<ReadonlyMap<RecordingId, NoteFate>> {
      const fates = new Map<RecordingId, NoteFate>()
      let after: RecordingId | undefined
      for (;;) {
        const page = unwrap(await recordings.open(after, 2))
        for (const one of page) {
          if (one.owner.author === owner.author) fates.set(one.recording.id, one.fate)
          if (one.recording.id === recording.id) {
            expect(one).toEqual({ owner, launchId: aRecordingLaunch, recording, fate: one.fate })
          }
        }
        if (page.length < 2) return fates
        after = page.at(-1)?.recording.id
      }
    }

    test('are all found, with what became of their notes', async () => {
      const [filed, discarded] = [await added(), await added({ state: 'withdrawn' })]
      await added({ state: 'deleted' })
      await added({ noteId: undefined, state: 'declined' })
      if (filed.noteId) await stores.end(owner, filed.noteId, 'filed')
      if (discarded.noteId) await stores.end(owner, discarded.noteId, 'discarded')
      expect(await mine()).toEqual(
        new Map([
          [recording.id, 'open'],
          [filed.id, 'filed'],
          [discarded.id, 'discarded'],
        ]),
      )
    })
  })
}

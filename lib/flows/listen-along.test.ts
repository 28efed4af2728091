import { describe, expect, test } from 'vitest'
import type { Segment, Transcriber } from '../ambient/transcriber.ts'
import { HEARING_LEASE_MS } from '../capture/hearing-store.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok } from '../kernel/result.ts'
import { fakeTranscriber } from '../testing/asr/fake-transcriber.ts'
import { captureWorld } from '../testing/capture/capture-world.ts'
import { silentNews } from '../testing/capture/silent-news.ts'
import { countedUuid } from '../testing/counted-uuid.ts'
import { unwrap } from '../testing/unwrap.ts'
import { hearRecording } from './hear-recording.ts'
import { type ListenDeps, listenAlong } from './listen-along.ts'

const segment = (text: string, isFinal: boolean): Segment => ({
  ...{ id: '0', isFinal, text, label: '', words: [] },
  ...({ speaker: 'unknown', speakerSource: 'none' } as const),
})

/** Says of each piece, as it comes, how many there were, and at the end how many it was. */
const counting: Transcriber = {
  ...fakeTranscriber(() => 'heard at the end'),
  hearsAlong: true,
  async *transcribe({ chunks }) {
    let count = 0
    for await (const pcm of chunks) {
      count += 1
      yield ok(segment(`${count} of ${pcm[0]}`, false))
    }
    yield ok(segment(`all ${count}`, true))
  },
}

type Step = () => unknown

async function recording(transcriber: Transcriber = counting) {
  const world = await captureWorld()
  await world.answer()
  await world.move('record')
  const base = {
    ...world.deps,
    ...{ random: { uuid: countedUuid }, retention: 'transcript' },
    transcriberFor: () => transcriber,
    hintsFor: async () => ['furosemide'],
    watch: () => ({
      signal: new AbortController().signal,
      ...{ why: () => undefined, stop: () => undefined },
    }),
  } satisfies Partial<ListenDeps>
  /** Listens while these things happen, one at each look for new pieces; then it is stopped. */
  const listen = (steps: readonly Step[], pieces = 9, more: Partial<ListenDeps> = {}) => {
    const waiting = [...steps]
    const news = silentNews(() => (waiting.shift() ?? (() => world.move('stop', pieces)))())
    return listenAlong({ ...base, news, ...more }, world.id)
  }
  const words = async () =>
    unwrap(await world.deps.words.find(world.owner, world.id)).words.map(({ text }) => text)
  const said = async () => (await world.transcripts()).flatMap(({ turns }) => turns)
  const hearWhole = () => hearRecording(base, world.id)
  return { ...world, listen, hearWhole, words, said }
}

describe('a recording that is heard while it is made', () => {
  test('gives words as its pieces come, and its transcript at the stop', async () => {
    const { listen, put, words, said, told, numbers, state, deps, id } = await recording()
    const seen: string[][] = []
    const see = async () => seen.push(await words())
    const steps = [() => put(0, 7), see, () => put(1, 8), see]
    expect(await listen(steps, 2)).toEqual(ok('kept'))
    expect(seen).toEqual([['1 of 7'], ['2 of 8']])
    expect(await said()).toMatchObject([{ text: 'all 2' }])
    expect(await told()).toEqual({ state: 'transcribed', transcriptId: id })
    expect([await numbers(), await state()]).toEqual([[], 'deleted'])
    expect(deps.audit.outcomes).toMatchObject([
      {
        event: { action: 'recording.transcribe', recordingId: id, sentTo: 'this-machine' },
        outcome: { result: 'done', records: 2 },
      },
      { event: { action: 'recording.delete' } },
    ])
  })

  test('is nobody else’s meanwhile, and told as being heard after the stop', async () => {
    const { listen, put, move, told, hearWhole, said } = await recording()
    const seen: unknown[] = []
    const stop = async () => {
      await move('stop', 2)
      seen.push(await told(), await hearWhole())
    }
    await listen([() => put(0, 7), stop, () => put(1, 8)])
    expect(seen).toEqual([{ state: 'transcribing' }, ok('not-due')])
    expect(await said()).toMatchObject([{ text: 'all 2' }])
  })

  test('waits for a piece that was overtaken, but not for ever: then it is heard whole', async () => {
    const { listen, put, said, told, hearWhole, deps } = await recording()
    const nothing: Step[] = Array.from({ length: 12 }, () => () => undefined)
    const steps = [() => put(1, 8), () => put(0, 7), () => put(5, 9), ...nothing]
    expect(await listen(steps, 6)).toEqual(ok('kept'))
    expect(await said()).toEqual([])
    expect(await told()).toEqual({ state: 'waiting' })
    deps.clock.advance(HEARING_LEASE_MS)
    expect(await hearWhole()).toEqual(ok('kept'))
    expect(await said()).toMatchObject([{ text: 'all 6' }])
  })

  test('gives nothing once the consent is withdrawn', async () => {
    const { listen, put, words, said, withdraw, state } = await recording()
    expect(await listen([() => put(0, 7), withdraw])).toEqual(ok('not-ours'))
    expect([await words(), await said()]).toEqual([[], []])
    expect(await state()).toBe('deleted')
  })

  test('is let alone where the engine hears only what is over, or none may hear it', async () => {
    const { listen, put, words, deps } = await recording()
    await put(0, 7)
    const after: Partial<ListenDeps> = { transcriberFor: () => fakeTranscriber(() => 'late') }
    expect(await listen([], 1, after)).toEqual(ok('not-heard'))
    expect(await listen([], 1, { transcriberFor: () => undefined })).toEqual(ok('not-heard'))
    expect(await words()).toEqual([])
    expect(deps.audit.intents).toEqual([])
  })

  test('gives no words when the engine is away; the recording goes on and is heard at its end', async () => {
    const away: Transcriber = { ...fakeTranscriber(() => '', true), hearsAlong: true }
    const { listen, put, state, told, move, deps } = await recording(away)
    await put(0, 7)
    expect(await listen([])).toEqual(err(appError('TRANSCRIBER_UNAVAILABLE')))
    expect([await state(), await told()]).toEqual(['recording', undefined])
    expect(deps.audit.outcomes).toMatchObject([
      { outcome: { result: 'failed', code: 'TRANSCRIBER_UNAVAILABLE' } },
    ])
    await move('stop', 1)
    expect(await told()).toEqual({ state: 'waiting' })
  })
})

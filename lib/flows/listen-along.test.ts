import { describe, expect, test } from 'vitest'
import type { Transcriber } from '../ambient/transcriber.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok } from '../kernel/result.ts'
import { fakeTranscriber } from '../testing/asr/fake-transcriber.ts'
import { captureWorld } from '../testing/capture/capture-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { type ListenDeps, listenAlong } from './listen-along.ts'

/** Says of each piece, as it comes, how many there were. */
const counting: Transcriber = {
  ...fakeTranscriber(() => ''),
  hearsAlong: true,
  async *transcribe({ chunks }) {
    let count = 0
    for await (const pcm of chunks) {
      count += 1
      const text = `${count} of ${pcm[0]}`
      yield ok({
        ...{ id: '0', isFinal: false, text, label: '', words: [] },
        ...({ speaker: 'unknown', speakerSource: 'none' } as const),
      })
    }
  },
}

type Step = () => unknown

async function recording(transcriber: Transcriber = counting) {
  const world = await captureWorld()
  await world.answer()
  await world.move('record')
  const { signal } = new AbortController()
  /** Listens while these things happen, one at each look for new pieces. */
  const listen = (steps: readonly Step[], more: Partial<ListenDeps> = {}) => {
    const waiting = [...steps]
    const deps: ListenDeps = {
      ...world.deps,
      transcriberFor: () => transcriber,
      hintsFor: async () => ['furosemide'],
      pause: async () => void (await (waiting.shift() ?? (() => world.move('stop', 9)))()),
      ...more,
    }
    return listenAlong(deps, world.id, signal)
  }
  const words = async () =>
    unwrap(await world.deps.words.find(world.owner, world.id)).map(({ text }) => text)
  return { ...world, listen, words }
}

describe('a recording that is heard while it is made', () => {
  test('gives words as its pieces come, until it is stopped, and is on the trail', async () => {
    const { listen, put, words, deps, id } = await recording()
    const seen: string[][] = []
    const see = async () => seen.push(await words())
    const steps = [() => put(0, 7), see, () => put(1, 8), see]
    expect(await listen(steps)).toEqual(ok(undefined))
    expect(seen).toEqual([['1 of 7'], ['2 of 8']])
    expect(deps.audit.outcomes).toMatchObject([
      {
        event: { action: 'recording.transcribe', recordingId: id, sentTo: 'this-machine' },
        outcome: { result: 'done', records: 2 },
      },
    ])
  })

  test('waits for a piece that was overtaken, but not for ever', async () => {
    const { listen, put, words } = await recording()
    const nothing: Step[] = Array.from({ length: 12 }, () => () => undefined)
    const steps = [() => put(1, 8), () => put(0, 7), () => put(5, 9), ...nothing]
    await listen(steps)
    expect(await words()).toEqual(['3 of 9'])
  })

  test('gives none once the consent is withdrawn', async () => {
    const { listen, put, words, withdraw, state } = await recording()
    expect(await listen([() => put(0, 7), withdraw])).toEqual(ok(undefined))
    expect(await words()).toEqual([])
    expect(await state()).toBe('deleted')
  })

  test('is let alone where the engine hears only what is over, or none may hear it', async () => {
    const { listen, put, words, deps } = await recording()
    await put(0, 7)
    const after: Partial<ListenDeps> = { transcriberFor: () => fakeTranscriber(() => 'late') }
    expect(await listen([], after)).toEqual(ok(undefined))
    expect(await listen([], { transcriberFor: () => undefined })).toEqual(ok(undefined))
    expect(await words()).toEqual([])
    expect(deps.audit.intents).toEqual([])
  })

  test('gives no words when the engine is away, and the recording goes on', async () => {
    const away: Transcriber = { ...fakeTranscriber(() => '', true), hearsAlong: true }
    const { listen, put, state, deps } = await recording(away)
    await put(0, 7)
    expect(await listen([])).toEqual(err(appError('TRANSCRIBER_UNAVAILABLE')))
    expect(await state()).toBe('recording')
    expect(deps.audit.outcomes).toMatchObject([
      { outcome: { result: 'failed', code: 'TRANSCRIBER_UNAVAILABLE' } },
    ])
  })
})

import { describe, expect, test } from 'vitest'
import type { Transcriber } from '../ambient/transcriber.ts'
import { HEARING_LEASE_MS } from '../capture/hearing-store.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok } from '../kernel/result.ts'
import { fakeTranscriber } from '../testing/asr/fake-transcriber.ts'
import { captureWorld } from '../testing/capture/capture-world.ts'
import { countedUuid } from '../testing/counted-uuid.ts'
import { type HearDeps, hearRecording } from './hear-recording.ts'
import { sweepRecordings } from './sweep-recordings.ts'

const LOUD = 5_000
const SECOND = 16_000

const said = () => 'I cough.'

const unwatched: HearDeps['watch'] = () => ({
  signal: new AbortController().signal,
  why: () => undefined,
  stop: () => undefined,
})

async function world(transcriber: Transcriber | undefined = fakeTranscriber(said)) {
  const captured = await captureWorld()
  const deps: HearDeps = {
    ...captured.deps,
    random: { uuid: countedUuid },
    transcriberFor: () => transcriber,
    hintsFor: async () => ['furosemide'],
    watch: unwatched,
    retention: 'transcript',
  }
  await captured.answer()
  return {
    ...captured,
    hearing: deps,
    hear: (more: Partial<HearDeps> = {}) => hearRecording({ ...deps, ...more }, captured.id),
  }
}

async function stopped(transcriber?: Transcriber) {
  const opened = await world(transcriber)
  await opened.move('record')
  for (const seq of [0, 1]) await opened.put(seq, LOUD, SECOND)
  await opened.move('stop', 2)
  return opened
}

const failing = (code: Parameters<typeof appError>[0]): Transcriber => ({
  ...fakeTranscriber(said),
  async *transcribe() {
    yield err(appError(code))
  },
})

describe('a recording that is stopped', () => {
  test('is heard with the names from the chart', async () => {
    const told: (readonly string[])[] = []
    const { transcribe, ...engine } = fakeTranscriber(said)
    const { hear } = await stopped({
      ...engine,
      transcribe: (audio, options) => {
        told.push(options.hints)
        return transcribe(audio, options)
      },
    })
    await hear()
    expect(told).toEqual([['furosemide']])
  })

  test('comes to a transcript of its note, and its sound is removed', async () => {
    const { hear, transcripts, numbers, state, told, id } = await stopped()
    expect(await hear()).toEqual(ok('kept'))
    const [transcript, ...others] = await transcripts()
    expect(others).toEqual([])
    expect(transcript).toMatchObject({
      id,
      turns: [{ text: 'I cough.', speaker: 'unknown', at: '00:00' }],
      heard: { recordingId: id, engine: { name: 'fake', grade: 'demonstration' }, gaps: [] },
    })
    expect(await numbers()).toEqual([])
    expect(await state()).toBe('deleted')
    expect(await told()).toEqual({ state: 'transcribed', transcriptId: id })
    expect(await hear()).toEqual(ok('not-due'))
  })

  test('is on the trail before its sound is read: which engine, where, and then how much', async () => {
    const { hear, deps, owner, id } = await stopped()
    await hear()
    const event = { recordingId: id, engine: 'fake', sentTo: 'this-machine' }
    expect(deps.audit.intents.map(({ event: { action } }) => action)).toEqual([
      'recording.transcribe',
      'recording.delete',
    ])
    expect(deps.audit.intents[0]).toMatchObject({ event, who: { patient: owner.patientId } })
    expect(deps.audit.outcomes[0]).toMatchObject({ event, outcome: { result: 'done', records: 2 } })
  })

  test('keeps its sound until the note is filed where that is set', async () => {
    const { hear, numbers, state } = await stopped()
    await hear({ retention: 'filed' })
    expect(await state()).toBe('transcribed')
    expect(await numbers()).toEqual([0, 1])
  })

  test('of two microphones says who spoke', async () => {
    const opened = await world(fakeTranscriber((speaker) => `${speaker} speaks`))
    await opened.move('record', undefined, 2)
    await opened.put(0, LOUD, SECOND)
    await opened.move('stop', 1)
    await opened.hear()
    const [transcript] = await opened.transcripts()
    expect(transcript?.turns.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['clinician', 'clinician speaks'],
      ['patient', 'patient speaks'],
    ])
  })

  test('is heard with the pieces that are there, and tells where some are missing', async () => {
    const { hear, deps, move, put, transcripts } = await world()
    await move('record')
    await put(1, LOUD, SECOND)
    await put(4, LOUD, SECOND)
    await move('stop', 6)
    expect(await hear()).toEqual(ok('not-due'))
    deps.clock.advance(60_000)
    expect(await hear()).toEqual(ok('kept'))
    const [transcript] = await transcripts()
    expect(transcript?.turns[0]).toMatchObject({ text: 'I cough.', at: '00:02' })
    expect(transcript?.heard?.gaps).toEqual([
      { beforeTurn: 0, at: '00:00', seconds: 2 },
      { beforeTurn: 1, at: '00:03', seconds: 4 },
      { beforeTurn: 1, at: '00:08', seconds: 2 },
    ])
  })
})

describe('a recording that cannot be heard', () => {
  test.each(['TRANSCRIBER_UNAVAILABLE', 'TRANSCRIBER_REFUSED', 'AUDIO_TOO_LARGE'] as const)(
    'because of %s says so, keeps its sound, and is heard when somebody asks again',
    async (code) => {
      const { hear, told, numbers, ask, transcripts, deps } = await stopped()
      await hear({ transcriberFor: () => failing(code) })
      expect(await told()).toEqual({ state: 'failed', code })
      expect(await numbers()).toEqual([0, 1])
      expect(deps.audit.outcomes.at(-1)?.outcome).toEqual({ result: 'failed', code })
      expect(await hear()).toEqual(ok('not-due'))
      await ask()
      expect(await hear()).toEqual(ok('kept'))
      expect(await transcripts()).toHaveLength(1)
    },
  )

  test('because no engine may hear this EHR’s visits is sent nowhere', async () => {
    const { hear, told, deps } = await stopped()
    await hear({ transcriberFor: () => undefined })
    expect(await told()).toEqual({ state: 'failed', code: 'TRANSCRIBER_OFF' })
    expect(deps.audit.intents.at(-1)?.event).toMatchObject({ engine: 'none', sentTo: 'none' })
  })

  test('because nothing of it arrived says so', async () => {
    const { hear, told, move, ask } = await world()
    await move('record')
    await move('stop', 3)
    await ask()
    await hear()
    expect(await told()).toEqual({ state: 'failed', code: 'RECORDING_EMPTY' })
  })

  test('because nobody spoke says so', async () => {
    const { hear, told, move, put } = await world()
    await move('record')
    await put(0, 0, SECOND)
    await move('stop', 1)
    await hear()
    expect(await told()).toEqual({ state: 'failed', code: 'SPEECH_NOT_FOUND' })
  })

  test('because the engine stopped listening is not half a transcript', async () => {
    const deaf: Transcriber = {
      ...fakeTranscriber(said),
      async *transcribe({ chunks, channels }, options) {
        const first = (await chunks[Symbol.asyncIterator]().next()).value
        async function* only() {
          yield first
        }
        yield* fakeTranscriber(said).transcribe({ channels, chunks: only() }, options)
      },
    }
    const { hear, told, transcripts } = await stopped(deaf)
    await hear()
    expect(await told()).toEqual({ state: 'failed', code: 'TRANSCRIBER_UNAVAILABLE' })
    expect(await transcripts()).toEqual([])
  })

  test('because it takes too long says so; when the process stops it is due again', async () => {
    const { hear, told, transcripts } = await stopped()
    const ending = (why: 'stopping' | 'too-long') => () => ({ ...unwatched(never), why: () => why })
    expect(await hear({ watch: ending('stopping') })).toEqual(ok('kept'))
    expect(await told()).toEqual({ state: 'waiting' })
    await hear({ watch: ending('too-long') })
    expect(await told()).toEqual({ state: 'failed', code: 'TRANSCRIBER_TIMEOUT' })
    expect(await transcripts()).toEqual([])
  })

  test('because whoever hears it dies each time is given up in the end', async () => {
    const { hear, told, deps } = await stopped()
    for (let count = 0; count < 5; count += 1) {
      const died = hear({ transcriberFor: () => fatal })
      await expect(died).rejects.toThrow('died')
      deps.clock.advance(HEARING_LEASE_MS)
    }
    await hear()
    expect(await told()).toEqual({ state: 'failed', code: 'TRANSCRIBER_UNAVAILABLE' })
  })

  test('is not heard when that cannot be put on the trail', async () => {
    const { hear, deps, transcripts, numbers } = await stopped()
    deps.audit.breakDown()
    expect(await hear()).toEqual(err(appError('AUDIT_UNAVAILABLE')))
    expect(await transcripts()).toEqual([])
    expect(await numbers()).toEqual([0, 1])
  })
})

const never = async () => ok(true)

const fatal: Transcriber = {
  ...fakeTranscriber(said),
  // biome-ignore lint/correctness/useYield: it dies before it hears anything
  async *transcribe() {
    throw new Error('died')
  },
}

type Interrupt = (call: number, name: string) => void | Promise<void>

/** The same, with something that happens before or after each call of a port. */
function interrupted(
  deps: HearDeps,
  happens: { readonly before?: Interrupt; readonly after?: Interrupt },
) {
  let calls = 0
  const around = <T extends object>(port: T, room: string): T =>
    new Proxy(port, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver)
        if (typeof member !== 'function' || name === 'chunks') return member
        return async (...given: unknown[]) => {
          calls += 1
          const call = calls
          await happens.before?.(call, `${room}.${String(name)}`)
          const answer: unknown = await Reflect.apply(member, target, given)
          await happens.after?.(call, `${room}.${String(name)}`)
          return answer
        }
      },
    })
  return {
    ...deps,
    audit: around(deps.audit, 'audit'),
    hearings: around(deps.hearings, 'hearings'),
    recordings: around(deps.recordings, 'recordings'),
  }
}

// begin, intend, chunkNumbers, end, conclude, then intend, erase and conclude of the deletion.
const CALLS = 8
const moments = Array.from({ length: CALLS }, (_, index) =>
  (['before', 'after'] as const).map((when) => [when, index + 1] as const),
).flat()

describe('whatever happens at any moment of it', () => {
  test.each(moments)(
    'a death %s call %i loses no sound and makes no second transcript',
    async (when, at) => {
      const { hearing, hear, deps, transcripts, numbers, told, id } = await stopped()
      const die: Interrupt = (call) => {
        if (call === at) throw new Error('died')
      }
      await hearRecording(interrupted(hearing, { [when]: die }), id).catch(() => undefined)
      const isThere = (await transcripts()).length === 1
      if (!isThere) expect(await numbers()).toEqual([0, 1])
      deps.clock.advance(HEARING_LEASE_MS)
      await hear()
      await sweepRecordings(deps, 'transcript')
      expect(await transcripts()).toHaveLength(1)
      expect(await numbers()).toEqual([])
      expect(await told()).toEqual({ state: 'transcribed', transcriptId: id })
    },
  )

  test.each(moments)(
    'a withdrawal %s call %i leaves no sound, and no words that were not there',
    async (when, at) => {
      const { hearing, withdraw, transcripts, numbers, state, id } = await stopped()
      let keptBefore = 0
      const takeBack: Interrupt = async (call) => {
        if (call !== at) return
        keptBefore = (await transcripts()).length
        await withdraw()
      }
      await hearRecording(interrupted(hearing, { [when]: takeBack }), id)
      expect(await transcripts()).toHaveLength(keptBefore)
      expect(await numbers()).toEqual([])
      expect(await state()).toBe('deleted')
    },
  )

  test.each(moments)(
    'a note discarded %s call %i gets no words, and the sweep removes the sound',
    async (when, at) => {
      const { hearing, endNote, deps, transcripts, numbers, id } = await stopped()
      let keptBefore = 0
      const discard: Interrupt = async (call) => {
        if (call !== at) return
        keptBefore = (await transcripts()).length
        endNote('discarded')
      }
      await hearRecording(interrupted(hearing, { [when]: discard }), id)
      await sweepRecordings(deps, 'transcript')
      expect(await transcripts()).toHaveLength(keptBefore)
      expect(await numbers()).toEqual([])
    },
  )

  test.each([true, false])(
    'of two that hear it one is believed; the slower first: %s',
    async (isSlowFirst) => {
      const { hearing, hear, deps, transcripts, id } = await stopped()
      let second: unknown
      const overtaken: Interrupt = async (_call, name) => {
        if (name !== 'hearings.end' || second) return
        deps.clock.advance(HEARING_LEASE_MS)
        second = isSlowFirst ? 'later' : await hear()
      }
      const first = await hearRecording(interrupted(hearing, { before: overtaken }), id)
      if (isSlowFirst) second = await hear()
      expect([first, second]).toEqual(
        isSlowFirst ? [ok('kept'), ok('not-due')] : [ok('not-ours'), ok('kept')],
      )
      expect(await transcripts()).toHaveLength(1)
    },
  )
})

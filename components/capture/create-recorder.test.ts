import { describe, expect, it, vi } from 'vitest'
import type { RecordingStatus } from '#lib/flows/read-recording.ts'
import type { RecordingId } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { createRecorder } from './create-recorder.ts'
import type { MicrophoneTrouble } from './microphone-trouble.ts'
import type { LeftRecording, RecorderDeps, RecorderStart } from './recorder.ts'

const ID = '5f0c0f0e-0000-4000-8000-000000000001' as RecordingId // an id of the test
const NOW = '2026-11-19T15:13:00.000Z' as Instant // a moment of the test
const ASKED = { form: 'spoken', by: 'patient' } as const
const LEFT: LeftRecording = {
  recordingId: ID,
  consent: { ...ASKED, answeredAt: NOW },
  ...{ isBegun: true, isStopped: false, isOfFile: false, channels: 1 },
}

type Events = Parameters<RecorderDeps['openSound']>[1]
type Sabotage = {
  readonly answer?: 'STORE_UNAVAILABLE'
  readonly record?: 'CONSENT_MISSING'
  /** The server is away so often when it is told that sound comes. */
  readonly away?: number
  readonly withdraw?: 'SERVER_UNREACHABLE'
  readonly before?: MicrophoneTrouble
  readonly trouble?: MicrophoneTrouble
  readonly bringsIn?: boolean
  readonly isShelved?: boolean
  readonly hasRoom?: boolean
  readonly probed?: 1
  readonly shelved?: number
}

/** A recorder on a server, a microphone and a shelf that keep a list of what was done. */
function bench(sabotage: Sabotage = {}, start: RecorderStart = {}) {
  const done: string[] = []
  const stops: ('SERVER_UNREACHABLE' | undefined)[] = []
  const heard: RecordingId[] = []
  let status: Pick<RecordingStatus, 'state' | 'transcription' | 'arrived'> = {
    ...{ state: 'stopped', transcription: { state: 'waiting' }, arrived: [] },
  }
  let on: Events | undefined
  const did = async (
    what: string,
    code?: 'STORE_UNAVAILABLE' | 'CONSENT_MISSING' | 'SERVER_UNREACHABLE',
  ) => {
    done.push(what)
    return code ? err({ code }) : ok(undefined)
  }
  let away = sabotage.away ?? 0
  const refusal = () => {
    away -= 1
    return away >= 0 ? 'SERVER_UNREACHABLE' : sabotage.record
  }
  const recorder = createRecorder(
    {
      server: {
        answer: (_, { about }, isGiven) =>
          did(
            isGiven ? (about === 'file' ? 'consent to a file' : 'consent') : 'decline',
            sabotage.answer,
          ),
        mark: (_, move) =>
          move.move === 'stop'
            ? did(`stop ${move.chunks}`, stops.shift())
            : did(
                'channels' in move ? `record ${move.channels}` : move.move,
                move.move === 'record' ? refusal() : undefined,
              ),
        withdraw: () => did('withdraw', sabotage.withdraw),
        abandon: () => did('abandon', sabotage.withdraw),
        transcribe: () => did('transcribe'),
        words: async (_, seen) =>
          ok({
            version: seen + 1,
            words: [{ speaker: 'unknown', text: 'good morning', isFinal: true }],
          }),
        status: async () =>
          ok({ ...status, chunkCount: 2, consent: LEFT.consent, channels: 1 } as RecordingStatus),
      },
      troubleBefore: () => sabotage.before,
      openSound: async (_, events) => {
        on = events
        const path = {
          probe: async () => {
            done.push('probe')
            return sabotage.trouble ? err(sabotage.trouble) : ok(sabotage.probed ?? (2 as const))
          },
          start: async () => {
            done.push('microphone on')
            return sabotage.trouble
          },
          release: () => void done.push('microphone off'),
          flush: () => void done.push('flush'),
          count: () => 2,
          take: async () => {
            done.push('take')
            return sabotage.hasRoom ?? true
          },
          bringIn: async () => {
            done.push('bring in')
            return sabotage.bringsIn ?? true
          },
          discard: async () => void done.push('forget'),
          deviceName: () => 'Desk microphone',
        }
        return {
          path,
          isShelved: sabotage.isShelved ?? true,
          shelved: sabotage.shelved ?? 0,
          before: 0,
        }
      },
      wait: () => new Promise((resolve) => setTimeout(resolve)),
      newId: () => ID,
      now: () => NOW,
      onHeard: (id) => heard.push(id),
    },
    start,
  )
  return {
    ...{ recorder, done, stops, heard },
    becomes: (next: typeof status) => {
      status = next
    },
    events: () => {
      if (!on) throw new Error('no sound was opened')
      return on
    },
  }
}

const kindOf = ({ recorder }: ReturnType<typeof bench>) => recorder.get().kind

async function recording(sabotage: Sabotage = {}) {
  const at = bench(sabotage)
  await at.recorder.answer(ASKED, true)
  return at
}

describe('before anything is recorded', () => {
  it('the patient is asked, and only a yes opens the microphone', async () => {
    const at = bench()
    expect(kindOf(at)).toBe('asking')
    await at.recorder.answer(ASKED, true)
    expect(at.done).toEqual(['consent', 'record', 'microphone on'])
    expect(at.recorder.get()).toMatchObject({
      kind: 'recording',
      consent: { ...ASKED, answeredAt: NOW },
      sound: { deviceName: 'Desk microphone' },
    })
  })

  it('a no is kept and opens nothing', async () => {
    const at = bench()
    await at.recorder.answer(ASKED, false)
    expect(at.done).toEqual(['decline'])
    expect(kindOf(at)).toBe('declined')
  })

  it('an answer that could not be kept opens nothing', async () => {
    const at = await recording({ answer: 'STORE_UNAVAILABLE' })
    expect(at.done).toEqual(['consent'])
    expect(at.recorder.get()).toMatchObject({ kind: 'asking', code: 'STORE_UNAVAILABLE' })
  })

  it('nobody is asked where the frame has no microphone', () => {
    expect(bench({ before: 'frame-policy' }).recorder.get()).toMatchObject({
      ...{ kind: 'blocked', trouble: 'frame-policy', isAgreed: false },
    })
  })
})

describe('while it is recorded', () => {
  it('a server that does not allow it leaves the microphone off', async () => {
    const at = await recording({ record: 'CONSENT_MISSING' })
    expect(at.done).not.toContain('microphone on')
    expect(at.recorder.get()).toMatchObject({ kind: 'refused', code: 'CONSENT_MISSING' })
  })

  it('a microphone that is refused says why, and can be tried again', async () => {
    const at = await recording({ trouble: 'denied' })
    expect(at.recorder.get()).toMatchObject({ kind: 'blocked', trouble: 'denied', isAgreed: true })
    await at.recorder.record()
    expect(at.done.filter((what) => what === 'microphone on')).toHaveLength(2)
  })

  it('two microphones are looked for before the server is told of them, and only once', async () => {
    const at = bench()
    await at.recorder.answer(ASKED, true, 'each')
    expect(at.done).toEqual(['consent', 'probe', 'record 2', 'microphone on'])
    expect(at.recorder.get()).toMatchObject({ kind: 'recording', sound: { channels: 'two' } })
    await at.recorder.pause()
    await at.recorder.record()
    expect(at.done.slice(-2)).toEqual(['record', 'microphone on'])
    // Whatever it has not heard of, it is told again.
    const away = bench({ away: 1 })
    await away.recorder.answer(ASKED, true, 'each')
    expect(kindOf(away)).toBe('refused')
    await away.recorder.record()
    expect(away.done.slice(-3)).toEqual(['probe', 'record 2', 'microphone on'])
    const one = bench({ probed: 1 })
    await one.recorder.answer(ASKED, true, 'each')
    expect(one.done).toContain('record 1')
    expect(one.recorder.get()).toMatchObject({ sound: { channels: 'only-one' } })
  })

  it('a microphone that is refused when two are looked for is looked for again', async () => {
    const at = bench({ trouble: 'denied' })
    await at.recorder.answer(ASKED, true, 'each')
    expect(at.recorder.get()).toMatchObject({ kind: 'blocked', trouble: 'denied' })
    await at.recorder.record()
    expect(at.done).toEqual(['consent', 'probe', 'probe'])
  })

  it('a pause lets go of the microphone, and recording goes on after it', async () => {
    const at = await recording()
    await at.recorder.pause()
    expect(kindOf(at)).toBe('paused')
    expect(at.done.slice(-2)).toEqual(['microphone off', 'pause'])
    await at.recorder.record()
    expect(kindOf(at)).toBe('recording')
  })

  it('pieces that are not taken any more end it at once', async () => {
    const at = await recording()
    at.events().onUpload({ kind: 'refused', held: 1, code: 'CONSENT_MISSING' })
    expect(at.done.at(-1)).toBe('microphone off')
    expect(kindOf(at)).toBe('refused')
  })

  it('words are read once there is a recording', async () => {
    expect(await bench().recorder.readWords(0)).toBeUndefined()
    const words = await (await recording()).recorder.readWords(4)
    expect(words).toMatchObject({ version: 5, words: [{ text: 'good morning' }] })
  })

  it('a device that is gone and the end of the hour interrupt it', async () => {
    const lost = await recording()
    lost.events().onLost()
    expect(lost.recorder.get()).toMatchObject({ kind: 'interrupted', by: 'device' })
    const long = await recording()
    long
      .events()
      .onHearing({ ...{ level: 0, isSilent: false, isQuiet: false }, milliseconds: 60 * 60_000 })
    expect(long.recorder.get()).toMatchObject({ kind: 'interrupted', by: 'limit' })
    expect(long.done).toContain('microphone off')
  })

  it('locking the page turns the microphone off and keeps what was recorded', async () => {
    const at = await recording()
    expect(await at.recorder.keep()).toBe('kept')
    expect(at.done).toContain('microphone off')
    expect(kindOf(at)).toBe('interrupted')
    const held = await recording({ bringsIn: false, isShelved: false })
    expect(await held.recorder.keep()).toBe('waiting')
    expect(await (await recording({ bringsIn: false })).recorder.keep()).toBe('kept')
  })
})

describe('after it', () => {
  it('the stop is told until the server knows it, and the transcript is waited for', async () => {
    const at = await recording()
    at.stops.push('SERVER_UNREACHABLE', 'SERVER_UNREACHABLE')
    at.becomes({
      state: 'transcribed',
      arrived: [],
      transcription: { state: 'transcribed', transcriptId: ID as never },
    })
    await at.recorder.stop()
    expect(at.done.filter((what) => what === 'stop 2')).toHaveLength(3)
    expect(kindOf(at)).toBe('heard')
    expect(at.heard).toEqual([ID])
  })

  it('a transcript that failed says why and can be asked for again', async () => {
    const at = await recording()
    at.becomes({
      state: 'stopped',
      arrived: [],
      transcription: { state: 'failed', code: 'SPEECH_NOT_FOUND' },
    })
    await at.recorder.stop()
    expect(at.recorder.get()).toEqual({ kind: 'unheard', code: 'SPEECH_NOT_FOUND' })
    await at.recorder.hearAgain()
    expect(at.done).toContain('transcribe')
  })

  it('a withdrawal ends the recording before anything else, and says what the server holds', async () => {
    const at = await recording()
    at.becomes({ state: 'deleted', arrived: [], transcription: undefined })
    await at.recorder.withdraw()
    expect(at.done.slice(-3)).toEqual(['microphone off', 'forget', 'withdraw'])
    expect(at.recorder.get()).toEqual({ kind: 'withdrawn', proof: 'deleted' })
  })

  it('sound that is still there is not called deleted', async () => {
    const pending = await recording()
    pending.becomes({ state: 'withdrawn', arrived: [[0, 1]], transcription: undefined })
    await pending.recorder.withdraw()
    expect(pending.recorder.get()).toEqual({ kind: 'withdrawn', proof: 'pending' })
    const unknown = await recording({ withdraw: 'SERVER_UNREACHABLE' })
    await unknown.recorder.withdraw()
    expect(unknown.recorder.get()).toEqual({ kind: 'withdrawn', proof: 'unknown' })
  })
})

describe('a recording that another page left', () => {
  it('waits with the microphone off until somebody goes on', async () => {
    const at = bench({}, { left: LEFT })
    await vi.waitFor(() => expect(kindOf(at)).toBe('interrupted'))
    expect(at.done).toEqual(['bring in'])
    await at.recorder.record()
    expect(at.done.slice(1)).toEqual(['record', 'microphone on'])
  })

  it('is waited for when it was stopped', async () => {
    const at = bench({}, { left: { ...LEFT, isStopped: true } })
    at.becomes({
      state: 'transcribed',
      arrived: [],
      transcription: { state: 'transcribed', transcriptId: ID as never },
    })
    await vi.waitFor(() => expect(at.heard).toEqual([ID]))
  })
})

describe('a sound file', () => {
  const TRACK = new Float32Array(16_000)
  const FILE = { seconds: 1, tracks: [TRACK] } as const
  const transcribed = {
    state: 'transcribed',
    arrived: [],
    transcription: { state: 'transcribed', transcriptId: ID as never },
  } as const

  it('needs no microphone, and is stopped only when all of it is there', async () => {
    const at = bench({ before: 'frame-policy' }, { about: 'file' })
    expect(at.recorder.get()).toMatchObject({ kind: 'asking', about: 'file' })
    at.becomes(transcribed)
    await at.recorder.takeFile(ASKED, { ...FILE, tracks: [TRACK, TRACK] })
    expect(at.done).toEqual(['consent to a file', 'take', 'record 2', 'bring in', 'stop 2'])
    expect(at.heard).toEqual([ID])
  })

  it('waits for a server that is away', async () => {
    const at = bench({ away: 2 }, { about: 'file' })
    at.becomes(transcribed)
    await at.recorder.takeFile(ASKED, FILE)
    expect(at.done.filter((what) => what === 'record 1')).toHaveLength(3)
    expect(at.heard).toEqual([ID])
  })

  it('that a device has no room for goes nowhere', async () => {
    const at = bench({ hasRoom: false }, { about: 'file' })
    await at.recorder.takeFile(ASKED, FILE)
    expect(at.recorder.get()).toMatchObject({ kind: 'taking', trouble: 'no-room' })
    expect(at.done).toEqual(['consent to a file', 'take'])
  })

  it('that is all there when its page was covered is stopped all the same', async () => {
    const at = bench({}, { about: 'file' })
    const taken = at.recorder.takeFile(ASKED, FILE)
    await vi.waitFor(() => expect(at.done).toContain('bring in'))
    at.recorder.close()
    await taken
    expect(at.done).toContain('stop 2')
    expect(at.heard).toEqual([])
  })

  it('that the server does not take says why, and is never stopped', async () => {
    const at = bench({ bringsIn: false }, { about: 'file' })
    const taken = at.recorder.takeFile(ASKED, FILE)
    await vi.waitFor(() => expect(at.done).toContain('bring in'))
    at.events().onUpload({ kind: 'refused', held: 1, code: 'CONSENT_MISSING' })
    await taken
    expect(at.recorder.get()).toMatchObject({ kind: 'taking', trouble: 'CONSENT_MISSING' })
    expect(at.done.some((what) => what.startsWith('stop'))).toBe(false)
  })

  it('that is not wanted any more is given up, which is no withdrawal', async () => {
    const at = bench({ bringsIn: false }, { about: 'file' })
    void at.recorder.takeFile(ASKED, FILE)
    await vi.waitFor(() => expect(at.done).toContain('bring in'))
    at.becomes({ state: 'deleted', arrived: [], transcription: undefined })
    await at.recorder.abandon()
    expect(at.done.slice(-2)).toEqual(['forget', 'abandon'])
    expect(at.recorder.get()).toEqual({ kind: 'abandoned', proof: 'deleted' })
  })

  it('that was stopped before its page heard of it is transcribed, not given up', async () => {
    const at = bench({ withdraw: 'SERVER_UNREACHABLE' }, { left: { ...LEFT, isOfFile: true } })
    at.becomes(transcribed)
    await vi.waitFor(() => expect(at.heard).toEqual([ID]))
    expect(at.recorder.get()).toEqual({ kind: 'heard' })
  })

  it('that another page left goes on from the shelf, where all of it is', async () => {
    const at = bench({ shelved: 3 }, { left: { ...LEFT, isOfFile: true } })
    at.becomes(transcribed)
    await vi.waitFor(() => expect(at.heard).toEqual([ID]))
    expect(at.done).toEqual(['record', 'bring in', 'stop 2'])
  })

  it('of which a part is gone is asked for again, and that part is deleted', async () => {
    for (const [shelved, isBegun] of [
      [0, true],
      [3, false],
    ] as const) {
      const at = bench({ shelved }, { left: { ...LEFT, isOfFile: true, isBegun } })
      at.becomes({ state: 'deleted', arrived: [], transcription: undefined })
      const again = { kind: 'asking', about: 'file', isBusy: false, isAgain: true }
      await vi.waitFor(() => expect(at.recorder.get()).toEqual(again))
      expect(at.done).toEqual(['microphone off', 'forget', 'abandon'])
      void at.recorder.takeFile(ASKED, FILE)
      await vi.waitFor(() => expect(at.done).toContain('consent to a file'))
    }
  })
})

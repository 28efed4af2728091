import { LONGEST_RECORDING_MS } from '#lib/capture/audio-chunk.ts'
import type { RecordingStatus } from '#lib/flows/read-recording.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { RecordingId } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Keeping } from '../session/keep-until-saved.ts'
import { awaitTranscription } from './await-transcription.ts'
import type { UploadState } from './create-uploader.ts'
import type { MicrophoneTrouble } from './microphone-trouble.ts'
import type { SoundPath, SoundPathOptions } from './open-sound-path.ts'
import {
  type Asked,
  type GivenConsent,
  isListening,
  type RecorderState,
  type SoundState,
} from './recorder-state.ts'

type Failing<T> = Promise<Result<T, { readonly code: AppErrorCode }>>

/** What a recorder asks of the server: actions and reads, whose failures have codes. */
export type RecorderServer = {
  readonly answer: (recordingId: RecordingId, asked: Asked, isGiven: boolean) => Failing<unknown>
  readonly mark: (
    recordingId: RecordingId,
    move:
      | { readonly move: 'record' | 'pause' }
      | { readonly move: 'stop'; readonly chunks: number },
  ) => Failing<unknown>
  readonly withdraw: (recordingId: RecordingId) => Failing<unknown>
  readonly transcribe: (recordingId: RecordingId) => Failing<unknown>
  readonly status: (recordingId: RecordingId) => Failing<RecordingStatus>
}

export type RecorderDeps = {
  readonly server: RecorderServer
  /** Why a microphone cannot even be asked for. */
  readonly troubleBefore: () => MicrophoneTrouble | undefined
  readonly openSound: (
    recordingId: RecordingId,
    on: Pick<SoundPathOptions, 'onHearing' | 'onUpload' | 'onLost'>,
  ) => Promise<{ readonly path: SoundPath; readonly isShelved: boolean; readonly before: number }>
  readonly wait: (milliseconds: number) => Promise<void>
  readonly newId: () => RecordingId
  readonly now: () => Instant
  /** There is a transcript. */
  readonly onHeard: (recordingId: RecordingId) => void
}

/** A recording of this visit that another page, or this one before a reload, left. */
export type LeftRecording = {
  readonly recordingId: RecordingId
  readonly consent: GivenConsent
  readonly isStopped: boolean
}

export type Recorder = {
  readonly get: () => RecorderState
  readonly subscribe: (listener: () => void) => () => void
  /** The answer of the patient. After a yes the microphone is asked for. */
  readonly answer: (asked: Asked, isGiven: boolean) => Promise<void>
  /** Records, or goes on after a pause, an interruption or a trouble. */
  readonly record: () => Promise<void>
  readonly pause: () => Promise<void>
  readonly stop: () => Promise<void>
  /** The patient takes the consent back: nothing is recorded from now on, and all sound goes. */
  readonly withdraw: () => Promise<void>
  /** Asks again for a transcript that failed. */
  readonly hearAgain: () => Promise<void>
  /** The page is covered: the microphone goes off, and what was recorded is brought in. */
  readonly keep: () => Promise<Keeping>
  /** The page goes. */
  readonly close: () => void
  readonly flush: () => void
}

type Take = { readonly id: RecordingId; readonly path: SoundPath; readonly consent: GivenConsent }

const RETRY_MS = 3_000
const LONGEST_KEEP_MS = 4_000
const NO_SOUND: SoundState = {
  ...{ level: 0, isSilent: false, milliseconds: 0 },
  ...{ upload: { kind: 'idle', held: 0 }, deviceName: '', isShelved: true },
}

/** The recording of one visit, from the question to the transcript. Nothing is heard before a yes. */
export function createRecorder(deps: RecorderDeps, left?: LeftRecording): Recorder {
  const { server, wait } = deps
  const trouble = deps.troubleBefore()
  let state: RecorderState =
    trouble && !left
      ? { kind: 'blocked', trouble, isAgreed: false }
      : { kind: 'asking', isBusy: false }
  let sound = NO_SOUND
  let take: Take | undefined
  let isOver = false
  const listeners = new Set<() => void>()

  const set = (next: RecorderState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const is = (kind: RecorderState['kind']): boolean => state.kind === kind
  const show = (
    kind: 'opening' | 'recording' | 'paused' | 'stopping',
    { consent }: Take | { readonly consent: GivenConsent },
  ): void => set({ kind, consent, sound })

  const soundChanged = (change: Partial<SoundState>): void => {
    sound = { ...sound, ...change }
    if ('sound' in state) set({ ...state, sound })
    else if (state.kind === 'hearing') set({ ...state, upload: sound.upload })
  }

  const onUpload = (upload: UploadState): void => {
    soundChanged({ upload })
    if (upload.kind === 'refused') failed(upload.code)
  }

  /** The server takes no more: nobody may be recorded for nothing. */
  const failed = (code: AppErrorCode): void => {
    take?.path.release()
    if (take && 'sound' in state) set({ kind: 'refused', code, consent: take.consent, sound })
  }

  async function open(id: RecordingId, consent: GivenConsent): Promise<Take> {
    const opened = await deps.openSound(id, {
      onHearing: (hearing) => {
        if (state.kind !== 'recording') return
        soundChanged(hearing)
        if (hearing.milliseconds >= LONGEST_RECORDING_MS) void interrupt('limit')
      },
      onUpload,
      onLost: () => void interrupt('device'),
    })
    sound = { ...sound, isShelved: opened.isShelved, milliseconds: opened.before }
    take = { id, path: opened.path, consent }
    return take
  }

  async function record(): Promise<void> {
    if (!take || isListening(state)) return
    const current = take
    show('opening', current)
    const allowed = await server.mark(current.id, { move: 'record' })
    if (!allowed.ok) return failed(allowed.error.code)
    const blocked = await current.path.start()
    if (isOver || !is('opening')) return current.path.release()
    if (blocked) {
      set({ kind: 'blocked', trouble: blocked, isAgreed: true })
      await server.mark(current.id, { move: 'pause' })
      return
    }
    sound = { ...sound, deviceName: current.path.deviceName(), isSilent: false }
    show('recording', current)
  }

  async function interrupt(by: 'device' | 'limit'): Promise<void> {
    if (!take || state.kind !== 'recording') return
    take.path.release()
    set({ kind: 'interrupted', by, consent: take.consent, sound })
    await server.mark(take.id, { move: 'pause' })
  }

  /** Until the server knows of it: a recording that is not stopped is never transcribed. */
  async function tellStop({ id, path }: Take): Promise<void> {
    for (;;) {
      const told = await server.mark(id, { move: 'stop', chunks: path.count() })
      if (isOver || !is('stopping')) return
      if (told.ok) return hear(id)
      if (told.error.code !== 'SERVER_UNREACHABLE' && told.error.code !== 'STORE_UNAVAILABLE') {
        return failed(told.error.code)
      }
      await wait(RETRY_MS)
    }
  }

  async function hear(id: RecordingId): Promise<void> {
    set({ kind: 'hearing', isWaiting: true, upload: sound.upload })
    const isWanted = () => !isOver && is('hearing')
    const outcome = await awaitTranscription({
      read: () => server.status(id),
      wait,
      isWanted,
      onWaiting: (isWaiting) => set({ kind: 'hearing', isWaiting, upload: sound.upload }),
    })
    if (!isWanted() || !outcome) return
    if (outcome.state === 'failed') return set({ kind: 'unheard', code: outcome.code })
    set({ kind: 'heard' })
    deps.onHeard(id)
  }

  async function resume({ recordingId, consent, isStopped }: LeftRecording): Promise<void> {
    const opened = await open(recordingId, consent)
    void opened.path.bringIn()
    if (isStopped) return hear(recordingId)
    set({ kind: 'interrupted', by: 'page', consent, sound })
  }
  if (left) {
    show('opening', left)
    void resume(left)
  }

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    record,
    async answer(asked, isGiven) {
      set({ kind: 'asking', isBusy: true })
      const id = deps.newId()
      const answered = await server.answer(id, asked, isGiven)
      if (!answered.ok) return set({ kind: 'asking', isBusy: false, code: answered.error.code })
      if (!isGiven) return set({ kind: 'declined' })
      await open(id, { ...asked, answeredAt: deps.now() })
      await record()
    },
    async pause() {
      if (!take || state.kind !== 'recording') return
      take.path.release()
      show('paused', take)
      await server.mark(take.id, { move: 'pause' })
    },
    async stop() {
      if (!take) return
      take.path.release()
      show('stopping', take)
      void take.path.bringIn()
      await tellStop(take)
    },
    async withdraw() {
      if (!take) return
      take.path.release()
      set({ kind: 'withdrawn', proof: 'pending' })
      await take.path.discard()
      const withdrawn = await server.withdraw(take.id)
      const status = await server.status(take.id)
      const isGone =
        status.ok && status.value.state === 'deleted' && status.value.arrived.length === 0
      set({
        kind: 'withdrawn',
        proof: isGone ? 'deleted' : withdrawn.ok ? 'pending' : 'unknown',
      })
    },
    async hearAgain() {
      if (!take) return
      const asked = await server.transcribe(take.id)
      if (!asked.ok) return set({ kind: 'unheard', code: asked.error.code })
      await hear(take.id)
    },
    async keep() {
      if (!take) return 'kept'
      const wasListening = isListening(state)
      take.path.release()
      if (wasListening) {
        set({ kind: 'interrupted', by: 'page', consent: take.consent, sound })
        void server.mark(take.id, { move: 'pause' })
      }
      const arrived = await Promise.race([
        take.path.bringIn(),
        wait(LONGEST_KEEP_MS).then(() => false),
      ])
      if (arrived || sound.isShelved) return 'kept'
      return sound.upload.kind === 'refused' ? 'lost' : 'waiting'
    },
    close() {
      isOver = true
      take?.path.release()
    },
    flush: () => take?.path.flush(),
  }
}

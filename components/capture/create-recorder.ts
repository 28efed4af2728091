import { LONGEST_RECORDING_MS } from '#lib/capture/audio-chunk.ts'
import type { ChannelCount } from '#lib/capture/recording.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { RecordingId } from '#lib/kernel/ids.ts'
import { awaitTranscription } from './await-transcription.ts'
import type { UploadState } from './create-uploader.ts'
import type { MicrophoneTrouble } from './microphone-trouble.ts'
import type { SoundPath } from './open-sound-path.ts'
import type { Failing, LeftRecording, Recorder, RecorderDeps, RecorderStart } from './recorder.ts'
import {
  type Asked,
  type GivenConsent,
  isListening,
  type Microphones,
  type RecorderState,
  type SoundState,
} from './recorder-state.ts'

type Take = { readonly id: RecordingId; readonly path: SoundPath; readonly consent: GivenConsent }

const RETRY_MS = 3_000
const AWAY: readonly AppErrorCode[] = ['SERVER_UNREACHABLE', 'STORE_UNAVAILABLE']
const LONGEST_KEEP_MS = 4_000
const NO_SOUND: SoundState = {
  ...{ level: 0, isSilent: false, isQuiet: false, milliseconds: 0 },
  ...{ upload: { kind: 'idle', held: 0 }, deviceName: '', isShelved: true, channels: 'one' },
  channels: 'one',
}

/** The recording of one visit, from the question to the transcript. Nothing is heard before a yes. */
export function createRecorder(
  deps: RecorderDeps,
  { left, ...start }: RecorderStart = {},
): Recorder {
  const { server, wait } = deps
  let { about = 'visit' } = start
  const trouble = deps.troubleBefore()
  let state: RecorderState =
    trouble && !left && about === 'visit'
      ? { kind: 'blocked', trouble, isAgreed: false, hasSound: false }
      : { kind: 'asking', about, isBusy: false }
  let sound = NO_SOUND
  let take: Take | undefined
  let isOver = false
  let microphones: Microphones = 'room'
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
    else if ('upload' in state) set({ ...state, upload: sound.upload })
  }

  const onUpload = (upload: UploadState): void => {
    soundChanged({ upload })
    if (upload.kind === 'refused') failed(upload.code)
  }

  /** The server takes no more: nobody may be recorded for nothing. */
  const failed = (code: AppErrorCode): void => {
    take?.path.release()
    if (state.kind === 'taking') set({ ...state, trouble: code })
    else if (take && 'sound' in state) set({ kind: 'refused', code, consent: take.consent, sound })
  }

  async function open(id: RecordingId, consent: GivenConsent) {
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
    return { ...take, shelved: opened.shelved }
  }

  /** Keeps the answer. @returns the recording's id when it was a yes */
  async function ask(asked: Asked, isGiven: boolean): Promise<RecordingId | undefined> {
    set({ kind: 'asking', about, isBusy: true })
    const id = deps.newId()
    const answered = await server.answer(id, { ...asked, about }, isGiven)
    if (!answered.ok) set({ kind: 'asking', about, isBusy: false, code: answered.error.code })
    else if (isGiven) return id
    else set({ kind: 'declined' })
    return undefined
  }

  /** Sends a file's pieces, and stops once all of them are there: nobody hears a part of it. */
  async function sendFile(current: Take, channels?: ChannelCount): Promise<void> {
    const { id, path, consent } = current
    set({ kind: 'taking', consent, upload: sound.upload, pieces: path.count() })
    const allowed = await reached(
      () => server.mark(id, { move: 'record', ...(channels && { channels }) }),
      () => is('taking'),
    )
    if (!allowed?.ok) return allowed && failed(allowed.error.code)
    // Also of a page that was covered meanwhile: it is all there, and can be heard.
    if (!(await path.bringIn()) || !is('taking')) return
    show('stopping', current)
    await tellStop(current)
  }

  const block = ({ path }: Take, trouble: MicrophoneTrouble): void =>
    set({ kind: 'blocked', trouble, isAgreed: true, hasSound: path.count() > 0 })

  async function record(): Promise<void> {
    if (!take || isListening(state)) return
    const current = take
    show('opening', current)
    const probed = microphones === 'each' ? await current.path.probe() : undefined
    if (isOver || !is('opening')) return
    if (probed && !probed.ok) return block(current, probed.error)
    if (probed) sound = { ...sound, channels: probed.value === 2 ? 'two' : 'only-one' }
    const channels = probed && { channels: probed.value }
    const allowed = await server.mark(current.id, { move: 'record', ...channels })
    if (!allowed.ok) return failed(allowed.error.code)
    microphones = 'room' // they are known: a recording has as many throughout
    const blocked = await current.path.start()
    if (isOver || !is('opening')) return current.path.release()
    if (blocked) {
      block(current, blocked)
      await server.mark(current.id, { move: 'pause' })
      return
    }
    sound = { ...sound, deviceName: current.path.deviceName(), isSilent: false, isQuiet: false }
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
    const told = await reached(
      () => server.mark(id, { move: 'stop', chunks: path.count() }),
      () => !isOver && is('stopping'),
    )
    if (told?.ok) return hear(id)
    if (told) failed(told.error.code)
  }

  /** Asks until the server answers. @returns undefined when nobody wants to know any more */
  async function reached<T>(ask: () => Failing<T>, isWanted: () => boolean) {
    for (;;) {
      const told = await ask()
      if (!isWanted()) return undefined
      if (told.ok || !AWAY.includes(told.error.code)) return told
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

  async function remove(kind: 'withdrawn' | 'abandoned'): Promise<void> {
    if (!take) return
    const { id, path } = take
    path.release()
    set({ kind, proof: 'pending' })
    await path.discard()
    const told = await (kind === 'withdrawn' ? server.withdraw(id) : server.abandon(id))
    const status = await server.status(id)
    const now = status.ok ? status.value : undefined
    // Stopped after all: an answer was lost, or came behind a reload. All of it is there.
    const isStopped = now?.state === 'stopped' || now?.state === 'transcribed'
    if (kind === 'abandoned' && isStopped) return hear(id)
    const isGone = now?.state === 'deleted' && now.arrived.length === 0
    set({ kind, proof: isGone ? 'deleted' : told.ok ? 'pending' : 'unknown' })
  }

  /** What arrived of a file goes, since no page has the rest of it. */
  async function again(): Promise<void> {
    await remove('abandoned')
    if (state.kind !== 'abandoned' || state.proof === 'unknown') return
    take = undefined
    about = 'file'
    set({ kind: 'asking', about, isBusy: false, isAgain: true })
  }

  async function resume(from: LeftRecording): Promise<void> {
    const { recordingId, consent, isBegun, isStopped, isOfFile } = from
    const { shelved, ...opened } = await open(recordingId, consent)
    if (isOfFile && !isStopped) return isBegun && shelved > 0 ? sendFile(opened) : again()
    sound = { ...sound, channels: from.channels === 2 ? 'two' : 'one' }
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
    async answer(asked, isGiven, wanted = 'room') {
      microphones = wanted
      const id = await ask(asked, isGiven)
      if (!id) return
      await open(id, { ...asked, answeredAt: deps.now() })
      await record()
    },
    async takeFile(asked, file) {
      const id = await ask(asked, true)
      if (!id) return
      const consent = { ...asked, answeredAt: deps.now() }
      set({ kind: 'taking', consent, upload: sound.upload, pieces: undefined })
      const opened = await open(id, consent)
      const isHeld = await opened.path.take(file)
      if (isOver || state.kind !== 'taking') return
      if (!isHeld) return set({ ...state, trouble: 'no-room' })
      // Not awaited here, so that nothing holds the file while its pieces are sent.
      return sendFile(opened, file.tracks.length)
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
    abandon: () => remove('abandoned'),
    withdraw: () => remove('withdrawn'),
    async hearAgain() {
      if (!take) return
      const asked = await server.transcribe(take.id)
      if (!asked.ok) return set({ kind: 'unheard', code: asked.error.code })
      await hear(take.id)
    },
    async readWords(seen) {
      const words = take && (await server.words(take.id, seen))
      return words?.ok ? words.value : undefined
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

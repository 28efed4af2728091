import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { RecordingId } from '#lib/kernel/ids.ts'
import type { Result } from '#lib/kernel/result.ts'

/** One turn of what was heard in a recording. */
export type Moment = { readonly recordingId: RecordingId; readonly turn: number }

type Failing<T> = Promise<Result<T, { readonly code: AppErrorCode }>>

/** What sound comes out of, opened by a press: browsers give none to a page that nobody touched. */
export type Loudspeaker = {
  /** @returns when it has been heard to its end, or was closed; rejects what it cannot play */
  readonly play: (wav: ArrayBuffer) => Promise<void>
  readonly close: () => void
}

export type PlayerDeps = {
  /** Whether the sound of a recording is kept. */
  readonly look: (recordingId: RecordingId) => Failing<boolean>
  readonly load: (moment: Moment, signal: AbortSignal) => Failing<ArrayBuffer>
  readonly openLoudspeaker: () => Loudspeaker
}

/** What can be done with a moment; `unknown` until somebody looked whether there is sound. */
export type MomentState = 'unknown' | 'gone' | 'silent' | 'loading' | 'playing'

export type Player = {
  readonly subscribe: (listener: () => void) => () => void
  readonly stateOf: (moment: Moment) => MomentState
  /** Why the last moment of a recording could not be played. */
  readonly failureOf: (recordingId: RecordingId) => AppErrorCode | undefined
  /** Looks once whether there is sound. */
  readonly look: (recordingId: RecordingId) => Promise<void>
  /** Plays it and nothing else; pressed again, it is quiet. */
  readonly press: (moment: Moment) => Promise<void>
  readonly stop: () => void
}

type Playing = Moment & { readonly state: 'loading' | 'playing'; readonly end: () => void }

/** Plays the moments of a visit's recordings, one at a time. Nothing of them is kept. */
export function createPlayer({ look, load, openLoudspeaker }: PlayerDeps): Player {
  const sounds = new Map<RecordingId, 'looking' | 'kept' | 'gone'>()
  let now: Playing | undefined
  let failure: { readonly recordingId: RecordingId; readonly code: AppErrorCode } | undefined
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const set = (next: Playing | undefined) => {
    now = next
    changed()
  }
  const stop = () => {
    now?.end()
    if (now) set(undefined)
  }

  async function play(moment: Moment, loudspeaker: Loudspeaker, signal: AbortSignal) {
    const loaded = await load(moment, signal)
    if (signal.aborted) return
    if (!loaded.ok) {
      const { code } = loaded.error
      if (code === 'SOUND_GONE') sounds.set(moment.recordingId, 'gone')
      else failure = { recordingId: moment.recordingId, code }
      return
    }
    if (now) set({ ...now, state: 'playing' })
    await loudspeaker.play(loaded.value).catch(() => {
      failure = { recordingId: moment.recordingId, code: 'UNEXPECTED' }
    })
  }

  return {
    stop,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stateOf({ recordingId, turn }) {
      const sound = sounds.get(recordingId)
      if (sound !== 'kept') return sound === 'gone' ? 'gone' : 'unknown'
      return now?.recordingId === recordingId && now.turn === turn ? now.state : 'silent'
    },
    failureOf: (recordingId) => (failure?.recordingId === recordingId ? failure.code : undefined),
    async look(recordingId) {
      if (sounds.has(recordingId)) return
      sounds.set(recordingId, 'looking')
      const looked = await look(recordingId)
      if (looked.ok) sounds.set(recordingId, looked.value ? 'kept' : 'gone')
      else sounds.delete(recordingId)
      changed()
    },
    async press(moment) {
      const isOn = now?.recordingId === moment.recordingId && now.turn === moment.turn
      stop()
      failure = undefined
      if (isOn) return
      const loudspeaker = openLoudspeaker()
      const leaving = new AbortController()
      const end = () => {
        leaving.abort()
        loudspeaker.close()
      }
      set({ ...moment, state: 'loading', end })
      await play(moment, loudspeaker, leaving.signal)
      if (!leaving.signal.aborted) stop()
    },
  }
}

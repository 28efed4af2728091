import type { ChannelCount } from '#lib/capture/recording.ts'
import type { SoundOfFile } from '#lib/capture/sound-file.ts'
import type { WordsNow } from '#lib/capture/words-so-far.ts'
import type { RecordingStatus } from '#lib/flows/read-recording.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { RecordingId } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Keeping } from '../session/keep-until-saved.ts'
import type { MicrophoneTrouble } from './microphone-trouble.ts'
import type { SoundPath, SoundPathOptions } from './open-sound-path.ts'
import type { Asked, GivenConsent, Microphones, RecorderState } from './recorder-state.ts'

/** What the server says, or the code of why not. */
export type Failing<T> = Promise<Result<T, { readonly code: AppErrorCode }>>

/** What a recorder asks of the server: actions and reads, whose failures have codes. */
export type RecorderServer = {
  readonly answer: (
    recordingId: RecordingId,
    asked: Asked & { readonly about: 'visit' | 'file' },
    isGiven: boolean,
  ) => Failing<unknown>
  readonly mark: (
    recordingId: RecordingId,
    move:
      | { readonly move: 'record'; readonly channels?: ChannelCount }
      | { readonly move: 'pause' }
      | { readonly move: 'stop'; readonly chunks: number },
  ) => Failing<unknown>
  readonly abandon: (recordingId: RecordingId) => Failing<unknown>
  readonly withdraw: (recordingId: RecordingId) => Failing<unknown>
  readonly transcribe: (recordingId: RecordingId) => Failing<unknown>
  readonly status: (recordingId: RecordingId) => Failing<RecordingStatus>
  /** Answered when there are others than the version that was seen, or after a while. */
  readonly words: (recordingId: RecordingId, seen: number) => Failing<WordsNow>
}

export type OpenedSound = {
  readonly path: SoundPath
  readonly isShelved: boolean
  /** Pieces that wait on the shelf. */
  readonly shelved: number
  /** How long the recording is already, in milliseconds. */
  readonly before: number
}

export type RecorderDeps = {
  readonly server: RecorderServer
  /** Why a microphone cannot even be asked for. */
  readonly troubleBefore: () => MicrophoneTrouble | undefined
  readonly openSound: (
    recordingId: RecordingId,
    on: Pick<SoundPathOptions, 'onHearing' | 'onUpload' | 'onLost'>,
  ) => Promise<OpenedSound>
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
  /** Sound was allowed to come; of a file, all of it was held by then. */
  readonly isBegun: boolean
  readonly isStopped: boolean
  /** Its sound comes from a file. */
  readonly isOfFile: boolean
  readonly channels: ChannelCount
}

export type Recorder = {
  readonly get: () => RecorderState
  readonly subscribe: (listener: () => void) => () => void
  /** The answer of the patient. After a yes the microphone is asked for. */
  readonly answer: (asked: Asked, isGiven: boolean, microphones?: Microphones) => Promise<void>
  /** A patient agreed that a sound file is used: it is taken up, sent and transcribed. */
  readonly takeFile: (asked: Asked, sound: SoundOfFile) => Promise<void>
  /** Records, or goes on after a pause, an interruption or a trouble. */
  readonly record: () => Promise<void>
  readonly pause: () => Promise<void>
  readonly stop: () => Promise<void>
  /** Nobody wants what is not finished: nothing of it is used, and all sound goes. */
  readonly abandon: () => Promise<void>
  /** The patient takes the consent back: nothing is recorded from now on, and all sound goes. */
  readonly withdraw: () => Promise<void>
  /** Asks again for a transcript that failed. */
  readonly hearAgain: () => Promise<void>
  /**
   * What was heard so far, when it is other than what was seen, or after a while; undefined when that
   * is not known now.
   */
  readonly readWords: (seen: number) => Promise<WordsNow | undefined>
  /** The page is covered: the microphone goes off, and what was recorded is brought in. */
  readonly keep: () => Promise<Keeping>
  /** The page goes. */
  readonly close: () => void
  readonly flush: () => void
}

/** What it begins with: a question about the visit or a file, or what was left. */
export type RecorderStart = {
  readonly left?: LeftRecording | undefined
  readonly about?: 'visit' | 'file'
}

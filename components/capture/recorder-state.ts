import type { ConsentRequest } from '#lib/flows/answer-consent.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { UploadState } from './create-uploader.ts'
import type { MicrophoneTrouble } from './microphone-trouble.ts'
import type { Hearing } from './open-sound-path.ts'

/** What was answered to the question whether the visit may be recorded. */
export type Asked = Pick<ConsentRequest, 'form' | 'by'>

/** One microphone for the room, or one for each of two people: the clinician's is the first. */
export type Microphones = 'room' | 'each'

/** A consent in force, as the page shows it. */
export type GivenConsent = Asked & { readonly answeredAt: Instant }

/** The sound of a recording that is under way. */
export type SoundState = Hearing & {
  readonly upload: UploadState
  readonly deviceName: string
  /** `only-one`: two were asked for. */
  readonly channels: 'one' | 'two' | 'only-one'
  /** Pieces outlive this page; without it they are lost with the page until they are sent. */
  readonly isShelved: boolean
}

export type RecorderState =
  | {
      readonly kind: 'asking'
      /** Whether it may be recorded, or a sound file of it may be used. */
      readonly about: 'visit' | 'file'
      readonly isBusy: boolean
      readonly code?: AppErrorCode
      /** A file was given before, and the page went before it was taken up. */
      readonly isAgain?: boolean
    }
  /** A sound file is on its way to the server, which has nothing to transcribe yet. */
  | {
      readonly kind: 'taking'
      readonly consent: GivenConsent
      readonly upload: UploadState
      /** Of how many pieces it consists; undefined while they are made. */
      readonly pieces: number | undefined
      /** It is not taken: the server's word, or a device without room. */
      readonly trouble?: AppErrorCode | 'no-room'
    }
  | { readonly kind: 'declined' }
  /** No sound comes, and why. With a consent it can be tried again. */
  | {
      readonly kind: 'blocked'
      readonly trouble: MicrophoneTrouble
      readonly isAgreed: boolean
      /** Something was recorded before. */
      readonly hasSound: boolean
    }
  | ({ readonly consent: GivenConsent; readonly sound: SoundState } & (
      | { readonly kind: 'opening' | 'recording' | 'paused' | 'stopping' }
      /** It was begun and not stopped: by another page, before a reload, or its device is gone. */
      | { readonly kind: 'interrupted'; readonly by: 'page' | 'device' | 'limit' }
      /** The server did not take the last step; the microphone is off. */
      | { readonly kind: 'refused'; readonly code: AppErrorCode }
    ))
  /** Stopped, and on its way to a transcript. */
  | { readonly kind: 'hearing'; readonly isWaiting: boolean; readonly upload: UploadState }
  | { readonly kind: 'unheard'; readonly code: AppErrorCode }
  | { readonly kind: 'heard' }
  /** The microphone is off and this device forgot what it held. */
  | {
      /** The consent was taken back, or what was not finished was given up. */
      readonly kind: 'withdrawn' | 'abandoned'
      /** What the server says: all of it is gone, it is being removed, or it was not reached. */
      readonly proof: 'deleted' | 'pending' | 'unknown'
    }

/** Whether a microphone is on, or may be at any moment. */
export const isListening = ({ kind }: RecorderState): boolean =>
  kind === 'recording' || kind === 'opening'

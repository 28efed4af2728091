import type { NoteId, RecordingId } from '../kernel/ids.ts'
import type { Consent } from './consent.ts'
import type { Transcription } from './transcription.ts'

export const recordingStates = [
  'asked',
  'declined',
  'consented',
  'recording',
  'paused',
  'stopped',
  'transcribed',
  'withdrawn',
  'deleted',
] as const

/** `asked` is a question on a page, kept nowhere; the answer is the first thing that is. */
export type RecordingState = (typeof recordingStates)[number]

export const recordingMoves = [
  'consent',
  'decline',
  'record',
  'pause',
  'stop',
  'transcribe',
  'withdraw',
  'delete',
] as const
export type RecordingMove = (typeof recordingMoves)[number]

/** One microphone for the room, or two: the clinician's first, then the patient's. */
export type ChannelCount = 1 | 2

/** What was answered and recorded in a visit. Its sound is apart from it, numbered from 0. */
export type Recording = {
  readonly id: RecordingId
  /** The note it is for; undefined where it was declined. */
  readonly noteId: NoteId | undefined
  readonly consent: Consent
  readonly state: Exclude<RecordingState, 'asked'>
  /** Of how many pieces it consists; undefined until it is stopped. */
  readonly chunkCount: number | undefined
  readonly channels: ChannelCount
  /** Undefined until it is stopped, and where nothing will come of it. */
  readonly transcription: Transcription | undefined
}

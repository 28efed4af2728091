import type { Result } from '../kernel/result.ts'
import type { Speaker } from '../note/sources.ts'
import type { Locality } from './locality.ts'

/** What is told of an engine wherever it is used, and recorded with what it heard (T5). */
export type Engine = {
  /** Name with model or version: `whisper-1`, `pocketsphinx en-us`. */
  readonly name: string
  readonly locality: Locality
  /** `demonstration` is never good enough for a real visit. */
  readonly grade: 'clinical' | 'demonstration'
}

/** One spoken word. Times are milliseconds from the beginning of the sound. */
export type SpokenWord = {
  readonly text: string
  readonly startMs: number
  readonly endMs: number
  /** From 0 to 1, as far as the engine tells. */
  readonly confidence?: number | undefined
}

/** How it is known who speaks: by the microphone, by voice, or not at all. */
export type SpeakerSource = 'channel' | 'diarizer' | 'none'

/** A stretch of speech as it is heard so far. Only its text is certain to be there (T2). */
export type Segment = {
  /** The same for every guess at the stretch and for its final words. */
  readonly id: string
  /** Final segments never change; a guess is replaced by the next segment of its id. */
  readonly isFinal: boolean
  readonly speaker: Speaker
  readonly speakerSource: SpeakerSource
  /** What the engine calls the speaker: `A`; empty when it does not tell. */
  readonly label: string
  readonly text: string
  readonly startMs?: number | undefined
  readonly endMs?: number | undefined
  /** Empty when the engine gives no words of their own. */
  readonly words: readonly SpokenWord[]
  /** From 0 to 1, as far as the engine tells. */
  readonly confidence?: number | undefined
}

/** Sound as capture makes it: 16-bit little-endian PCM at 16 kHz, channels interleaved. */
export type Audio = {
  /** Who speaks on each channel; one microphone for the room is `['unknown']`. */
  readonly channels: readonly Speaker[]
  /** In order, as it is spoken or all at once; each a whole number of samples of all channels. */
  readonly chunks: AsyncIterable<Uint8Array>
}

export type TranscribeOptions = {
  /** BCP 47, `en-US`. */
  readonly language: string
  /** Words that may be said, such as the names of this patient's medicines. */
  readonly hints: readonly string[]
  /** Ends it at once; what was heard until then was given. */
  readonly signal: AbortSignal
}

/**
 * Turns speech into text. Gives segments while or after the sound comes; a failure is given once, as
 * the last thing. Fails with the codes of the group "Speech recognition"; a reason holds nothing said.
 */
export interface Transcriber {
  readonly engine: Engine
  /** Whether it gives words while one speaks; otherwise when the sound has ended. */
  readonly hearsAlong: boolean
  /** Whether it uses names from the chart, and may be told them. */
  readonly takesHints: boolean
  transcribe(audio: Audio, options: TranscribeOptions): AsyncIterable<Result<Segment>>
}

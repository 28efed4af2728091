import { SAMPLE_RATE } from '../ambient/pcm.ts'
import { createLoudnessRule } from './loudness-rule.ts'
import type { ChannelCount } from './recording.ts'
import { createVoiceRun } from './voice-run.ts'

/** After so long without a voice nobody is taken to speak. */
const QUIET_MS = 60_000
/** The model judges frames of so many samples, at 16 kHz. */
export const VOICE_FRAME = 512
const FRAME_MS = (VOICE_FRAME / SAMPLE_RATE) * 1_000
/** From this likeness on a frame counts as speech: rather one too many. */
const LIKE_SPEECH = 0.3
/** A model that is so much behind is not asked, nor believed, until it has caught up. */
const LATEST_MS = 2_000

export type VoiceActivity = {
  /** Somebody speaks. */
  readonly isVoice: boolean
  /** Nobody has spoken for a minute. */
  readonly isQuiet: boolean
}

export type VoiceListener = {
  /** Takes the next samples at 16 kHz, from -1 to 1; of two channels in turns. */
  readonly hear: (samples: Float32Array, channels: ChannelCount) => VoiceActivity
  /** What the model says of the next frames, from 0 to 1 each; of none when it is ready. */
  readonly judged: (likeness: readonly number[]) => void
}

/**
 * Whether anybody speaks: by the model as long as it keeps up, by loudness against the room before it
 * is there, when it is behind, and where there is none. It judges no words, and nothing is left out of
 * a recording by it.
 *
 * @param ask gives the model sound of one channel, which it may keep
 */
export function createVoiceActivity(ask: (samples: Float32Array) => void): VoiceListener {
  const isLoud = createLoudnessRule()
  const loudRun = createVoiceRun()
  const modelRun = createVoiceRun()
  let isReady = false
  let saysVoice: boolean | undefined
  let askedMs = 0
  let sinceVoiceMs = 0

  return {
    hear(samples, channels) {
      const ms = (samples.length / channels / SAMPLE_RATE) * 1_000
      const isLoudVoice = loudRun(ms, isLoud(samples, ms))
      const keepsUp = askedMs <= LATEST_MS
      if (isReady && keepsUp) {
        askedMs += ms
        ask(mixed(samples, channels))
      }
      const isVoice = (keepsUp ? saysVoice : undefined) ?? isLoudVoice
      sinceVoiceMs = isVoice ? 0 : sinceVoiceMs + ms
      return { isVoice, isQuiet: sinceVoiceMs >= QUIET_MS }
    },
    judged(likeness) {
      isReady = true
      for (const one of likeness) {
        askedMs -= FRAME_MS
        saysVoice = modelRun(FRAME_MS, one >= LIKE_SPEECH)
      }
    },
  }
}

/** One channel of its own, since the model's thread takes it away. */
const mixed = (samples: Float32Array, channels: ChannelCount): Float32Array =>
  channels === 1
    ? samples.slice()
    : Float32Array.from(
        { length: samples.length / 2 },
        (_, at) => ((samples[2 * at] ?? 0) + (samples[2 * at + 1] ?? 0)) / 2,
      )

/** Tells, in a thread of its own, how much sound is like speech. It may be late, or never answer. */
export type VoiceModel = {
  /** Takes the next samples, at 16 kHz, away. */
  readonly hear: (samples: Float32Array) => void
  readonly close: () => void
}

/** @param onJudged what it says of the next frames, from 0 to 1 each; of none when it is ready */
export type OpenVoiceModel = (onJudged: (likeness: readonly number[]) => void) => VoiceModel

const NO_MODEL: VoiceModel = { hear: () => undefined, close: () => undefined }

/** Silero's model of vad-web, if this browser runs it. */
export const openVoiceModel: OpenVoiceModel = (onJudged) => {
  try {
    const worker = new Worker(new URL('./voice-worker.ts', import.meta.url), { name: 'voices' })
    worker.onmessage = ({ data }) => onJudged(data)
    return {
      hear: (samples) => worker.postMessage(samples, [samples.buffer]),
      close: () => worker.terminate(),
    }
  } catch {
    return NO_MODEL
  }
}

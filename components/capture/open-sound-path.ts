import { SAMPLE_RATE } from '#lib/ambient/pcm.ts'
import { type AudioChunk, SHORTEST_CHUNK_MS } from '#lib/capture/audio-chunk.ts'
import { isOneTwice } from '#lib/capture/channels-apart.ts'
import type { ChannelCount } from '#lib/capture/recording.ts'
import { interleaved, type SoundOfFile } from '#lib/capture/sound-file.ts'
import { createVoiceActivity } from '#lib/capture/voice-activity.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { createChunker } from './create-chunker.ts'
import { createUploader, type UploadFailure, type UploadState } from './create-uploader.ts'
import type { MicrophoneTrouble } from './microphone-trouble.ts'
import type { Microphone, MicrophoneEvents } from './open-microphone.ts'
import type { OpenVoiceModel, VoiceModel } from './open-voice-model.ts'
import { createSilenceWatch, soundLevel } from './sound-level.ts'
import type { SturdySoundBuffer } from './sturdy-sound-buffer.ts'

/** Long enough for the noise of two microphones to differ. */
const PROBE_MS = 500
const SHORTEST = (SHORTEST_CHUNK_MS / 1_000) * SAMPLE_RATE

/** What is told of the sound while it comes. */
export type Hearing = {
  /** From 0 to 1. */
  readonly level: number
  /** Nothing was heard for ten seconds. */
  readonly isSilent: boolean
  /** Nobody has spoken for a minute. */
  readonly isQuiet: boolean
  /** Of the whole recording, as far as this page knows. */
  readonly milliseconds: number
}

export type SoundPath = {
  /** Listens for a moment whether there are two microphones, and keeps nothing of it. */
  readonly probe: () => Promise<Result<ChannelCount, MicrophoneTrouble>>
  /** @returns why there is no microphone; undefined when it is on */
  readonly start: () => Promise<MicrophoneTrouble | undefined>
  /** Lets go of the microphone; what was heard last becomes a piece. */
  readonly release: () => void
  /** What was heard last becomes a piece: the page may go. */
  readonly flush: () => void
  /** Of how many pieces the recording consists. */
  readonly count: () => number
  /**
   * Takes up sound that is all there, sending nothing yet.
   * @returns false when the device has room for a part of it only: nothing of it is held any more
   */
  readonly take: (sound: SoundOfFile) => Promise<boolean>
  /** Sends what is held. @returns whether all of it arrived */
  readonly bringIn: () => Promise<boolean>
  /** Forgets what is held and sends nothing more. */
  readonly discard: () => Promise<void>
  readonly deviceName: () => string
}

export type SoundPathOptions = {
  readonly buffer: SturdySoundBuffer
  readonly send: (chunk: AudioChunk) => Promise<Result<void, UploadFailure>>
  readonly wait: (milliseconds: number) => Promise<void>
  readonly microphone: (
    events: MicrophoneEvents,
    channels: ChannelCount,
  ) => Promise<Result<Microphone, MicrophoneTrouble>>
  readonly openVoiceModel: OpenVoiceModel
  /** The number of the first piece. */
  readonly first: number
  /** Of a recording that goes on; of a new one the probe tells. */
  readonly channels: ChannelCount
  /** How long the recording is already. */
  readonly before: number
  readonly onHearing: (hearing: Hearing) => void
  readonly onUpload: (state: UploadState) => void
  readonly onLost: () => void
}

/** From the microphone to the server: samples, pieces, the shelf, the upload. */
export function openSoundPath(options: SoundPathOptions): SoundPath {
  const { buffer, send, wait, onHearing, onUpload } = options
  // Words come soon when pieces are short; where they are sent slowly, they are fewer and longer.
  let isWaiting = false
  const uploader = createUploader({
    ...{ buffer, send, wait },
    onState: (state) => {
      isWaiting = state.kind !== 'idle'
      onUpload(state)
    },
  })
  // Encrypting takes a moment, in which a piece is neither here nor there.
  let offered: Promise<unknown> = Promise.resolve()
  let isSending = true
  let isOver = false
  const chunker = createChunker((chunk) => {
    isWaiting = true
    offered = Promise.all([offered, isSending ? uploader.offer(chunk) : buffer.add(chunk)])
  }, options.first)
  let microphone: Microphone | undefined
  let { channels } = options
  let milliseconds = options.before
  let watch = createSilenceWatch()
  let voiceModel: VoiceModel | undefined
  const newListener = () => createVoiceActivity((sound) => voiceModel?.hear(sound))
  let listener = newListener()

  const onSamples = (samples: Float32Array) => {
    chunker.add(samples)
    if (!isWaiting && chunker.held() >= SHORTEST * channels) chunker.flush()
    milliseconds += (samples.length / channels / SAMPLE_RATE) * 1000
    const { isQuiet } = listener.hear(samples, channels)
    onHearing({ level: soundLevel(samples), isSilent: watch(samples), isQuiet, milliseconds })
  }
  const release = () => {
    microphone?.stop()
    microphone = undefined
    voiceModel?.close()
    voiceModel = undefined
    chunker.flush()
  }
  return {
    release,
    flush: chunker.flush,
    count: chunker.count,
    async bringIn() {
      if (!isSending) return false
      await offered
      return uploader.drain()
    },
    async take({ tracks }) {
      isSending = false
      // A second at a time, so that the page stays the user's.
      for (let at = 0; at < tracks[0].length && !isOver; at += SAMPLE_RATE) {
        chunker.add(interleaved(tracks, at, at + SAMPLE_RATE))
        await offered
      }
      chunker.flush()
      await offered
      isSending = true
      if (!isOver && !(await buffer.isSplit())) return true
      await buffer.clear()
      return false
    },
    async discard() {
      isOver = true
      await uploader.discard()
      await offered
      await buffer.clear()
    },
    deviceName: () => microphone?.name ?? '',
    async probe() {
      let heard = new Float32Array()
      const onSamples = (samples: Float32Array) => {
        heard = Float32Array.of(...heard, ...samples)
      }
      const opened = await options.microphone({ onSamples, onLost: () => undefined }, 2)
      if (!opened.ok) return opened
      await wait(PROBE_MS)
      opened.value.stop()
      channels = opened.value.channels === 2 && !isOneTwice(heard) ? 2 : 1
      return ok(channels)
    },
    async start() {
      watch = createSilenceWatch()
      listener = newListener()
      const opened = await options.microphone({ onSamples, onLost: options.onLost }, channels)
      if (!opened.ok) return opened.error
      microphone = opened.value
      // Not before the microphone is on, which waits for nothing else.
      voiceModel = options.openVoiceModel(listener.judged)
      return undefined
    },
  }
}

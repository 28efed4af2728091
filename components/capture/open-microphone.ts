import type { ChannelCount } from '#lib/capture/recording.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { createResampler, createResamplerOfTwo } from './create-resampler.ts'
import { microphonePlace, wasAskedBefore } from './microphone-place.ts'
import {
  type MicrophoneTrouble,
  troubleBeforeAsking,
  troubleOfRefusal,
} from './microphone-trouble.ts'

const WORKLET = '/recorder-worklet.js'

export type Microphone = {
  /** Of how many channels its device consists, as far as the browser tells. */
  readonly channels: number
  /** What the device is called; empty where the browser does not tell. */
  readonly name: string
  /** Lets go of the device. Nothing comes after it. */
  readonly stop: () => void
}

export type MicrophoneEvents = {
  /** 16 kHz, a tenth of a second at a time; of two channels in turns. */
  readonly onSamples: (samples: Float32Array) => void
  /** The device is gone, or the system took it. */
  readonly onLost: () => void
}

/** Asks for the microphone and hands over what it hears (C1 to C3). */
export async function openMicrophone(
  events: MicrophoneEvents,
  channels: ChannelCount,
): Promise<Result<Microphone, MicrophoneTrouble>> {
  const place = microphonePlace()
  const known = troubleBeforeAsking(place)
  if (known) return err(known)
  const wasOpen = await wasAskedBefore()
  try {
    return ok(await listen(await askForStream(channels), events, channels))
  } catch (refusal) {
    const name = refusal instanceof DOMException ? refusal.name : ''
    return err(troubleOfRefusal(name, place, !wasOpen))
  }
}

// Recognisers are trained on sound as it is: what is meant for telephone calls takes words away.
const askForStream = (channels: ChannelCount): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    audio: {
      ...{ echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      // Wanted, not demanded: with one channel there is a recording all the same.
      ...(channels === 2 && { channelCount: 2 }),
    },
  })

async function listen(
  stream: MediaStream,
  { onSamples, onLost }: MicrophoneEvents,
  channels: ChannelCount,
): Promise<Microphone> {
  const [track] = stream.getAudioTracks()
  const letGo = () => {
    for (const one of stream.getTracks()) one.stop()
  }
  try {
    const context = new AudioContext()
    await context.audioWorklet.addModule(WORKLET)
    const resample =
      channels === 2
        ? createResamplerOfTwo(context.sampleRate)
        : createResampler(context.sampleRate)
    const processorOptions = { channels }
    const node = new AudioWorkletNode(context, 'recorder', { numberOfOutputs: 0, processorOptions })
    context.createMediaStreamSource(stream).connect(node)
    node.port.onmessage = ({ data }) => {
      if (data instanceof Float32Array) onSamples(resample(data))
    }
    await context.resume()
    track?.addEventListener('ended', onLost)
    return {
      name: track?.label ?? '',
      channels: track?.getSettings().channelCount ?? 1,
      stop: () => {
        track?.removeEventListener('ended', onLost)
        node.port.onmessage = null
        letGo()
        void context.close()
      },
    }
  } catch (trouble) {
    letGo()
    throw trouble
  }
}

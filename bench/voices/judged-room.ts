import { createFramer } from '#lib/capture/create-framer.ts'
import { createVoiceActivity, VOICE_FRAME } from '#lib/capture/voice-activity.ts'
import { createVoiceRun } from '#lib/capture/voice-run.ts'
import { momentsOf, type Room } from './spoken-room.ts'

/** Says how much a frame of 512 samples is like speech. */
export type Model = (frame: Float32Array) => Promise<number>

export type Judgement = {
  /** Of the moments in which somebody speaks, how many of a hundred were taken for that. */
  readonly heard: number
  /** Of the others, how many of a hundred were taken for a voice. */
  readonly invented: number
}

/** What the page's rule makes of a room: with a model that keeps up, or without one. */
export async function judgedRoom({ sound, isSpoken }: Room, model?: Model): Promise<Judgement> {
  const framesOf = createFramer(VOICE_FRAME)
  const asked: Float32Array[] = []
  const listener = createVoiceActivity((samples) => asked.push(...framesOf(samples)))
  if (model) listener.judged([])
  const speaks = createVoiceRun()
  const told: { readonly isSpoken: boolean; readonly isVoice: boolean }[] = []
  for (const [at, moment] of momentsOf(sound).entries()) {
    const { isVoice } = listener.hear(moment, 1)
    told.push({ isVoice, isSpoken: speaks(100, isSpoken[at] ?? false) })
    for (const frame of asked.splice(0)) if (model) listener.judged([await model(frame)])
  }
  return {
    heard: shareOfVoices(told.filter((one) => one.isSpoken)),
    invented: shareOfVoices(told.filter((one) => !one.isSpoken)),
  }
}

const shareOfVoices = (told: readonly { readonly isVoice: boolean }[]): number =>
  (100 * told.filter(({ isVoice }) => isVoice).length) / (told.length || 1)

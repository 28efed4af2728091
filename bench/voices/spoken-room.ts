import { joinBytes, SAMPLE_RATE } from '#lib/ambient/pcm.ts'
import { silence, spoken } from '#lib/testing/asr/spoken.ts'
import { dialogues } from '../speech/dialogues.ts'
import { atLoudness, together } from './sounds.ts'

/** A tenth of a second, as the microphone's thread hands sound over. */
const MOMENT = SAMPLE_RATE / 10
const PAUSE_MS = 1_500
/** A synthetic voice is silent between its sentences, to the bit. */
const SPOKEN = 0.003

export type Room = {
  readonly name: string
  /** 16 kHz. */
  readonly sound: Float32Array
  /** Of each moment, whether somebody speaks in it. */
  readonly isSpoken: readonly boolean[]
}

/** A room with no voice in it. */
export const emptyRoom = (name: string, sound: Float32Array): Room => ({
  ...{ name, sound },
  isSpoken: momentsOf(sound).map(() => false),
})

/** All that the bench's visits say, with a pause after each turn. */
export function voices(): Float32Array {
  const turns = dialogues
    .flat()
    .map((text, turn) => spoken(turn % 2 === 0 ? 'clinician' : 'patient', text))
  const pcm = joinBytes(turns.flatMap((turn) => [turn, silence(PAUSE_MS)]))
  return Float32Array.from(new Int16Array(pcm.buffer, 0, pcm.length / 2), (one) => one / 32_768)
}

/** Voices so loud, in a noise so loud (decibels below full scale). */
export function spokenRoom(
  name: string,
  said: Float32Array,
  db: { readonly voices: number; readonly noise: number },
  noise: (seconds: number) => Float32Array,
): Room {
  const under = atLoudness(noise(Math.ceil(said.length / SAMPLE_RATE)), db.noise)
  return {
    name,
    sound: together(atLoudness(said, db.voices), under),
    isSpoken: momentsOf(said).map((moment) => moment.some((one) => Math.abs(one) > SPOKEN)),
  }
}

export const momentsOf = (sound: Float32Array): readonly Float32Array[] =>
  Array.from({ length: Math.floor(sound.length / MOMENT) }, (_, at) =>
    sound.subarray(at * MOMENT, (at + 1) * MOMENT),
  )

import { SAMPLE_RATE } from '../ambient/pcm.ts'

/** The loudness of a room is its quietest moment in so long. */
const ROOM_MS = 15_000
/** A voice is so much louder than its room, and louder than any quiet room. */
const ABOVE_ROOM_DB = 8
const QUIETEST_VOICE_DB = -70
/** A voice goes on for a while; a door and a key do not. */
const VOICE_MS = 200
const WITHIN_MS = 1_000
/** After so long without a voice nobody is taken to speak. */
const QUIET_MS = 60_000

export type VoiceActivity = {
  /** Somebody speaks. */
  readonly isVoice: boolean
  /** Nobody has spoken for a minute. */
  readonly isQuiet: boolean
}

type Moment = { readonly db: number; readonly ms: number; readonly isLoud: boolean }

/**
 * Whether anybody speaks, by loudness against that of the room: steady noise of any loudness is no
 * voice, nor is a single bang. It judges no words, and nothing is left out of a recording by it.
 *
 * @returns takes samples at 16 kHz, from -1 to 1, in their order, a tenth of a second at a time; with
 *   how many of them are after one another where two channels take turns
 */
export function createVoiceActivity(): (samples: Float32Array, length?: number) => VoiceActivity {
  let moments: readonly Moment[] = []
  let sinceVoiceMs = 0
  return (samples, length = samples.length) => {
    const ms = (length / SAMPLE_RATE) * 1_000
    const db = decibels(samples)
    const room = Math.min(db, ...moments.map((moment) => moment.db))
    const isLoud = db >= QUIETEST_VOICE_DB && db - room >= ABOVE_ROOM_DB
    moments = lastOf([...moments, { db, ms, isLoud }], ROOM_MS)
    const loudMs = sumOf(lastOf(moments, WITHIN_MS).filter((moment) => moment.isLoud))
    const isVoice = loudMs >= VOICE_MS
    sinceVoiceMs = isVoice ? 0 : sinceVoiceMs + ms
    return { isVoice, isQuiet: sinceVoiceMs >= QUIET_MS }
  }
}

const sumOf = (moments: readonly Moment[]): number => moments.reduce((sum, { ms }) => sum + ms, 0)

/** The last moments that are so long together at most. */
function lastOf(moments: readonly Moment[], mostMs: number): readonly Moment[] {
  let ms = 0
  const first = moments.findLastIndex((moment) => {
    ms += moment.ms
    return ms > mostMs
  })
  return moments.slice(first + 1)
}

/** Of the root mean square, below full scale. */
function decibels(samples: Float32Array): number {
  let power = 0
  for (const sample of samples) power += sample * sample
  return 10 * Math.log10(power / (samples.length || 1) + 1e-9)
}

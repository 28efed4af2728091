import { lastOf, type Moment } from './moments.ts'

/** The loudness of a room is its quietest moment in so long. */
const ROOM_MS = 15_000
/** A voice is so much louder than its room, and louder than any quiet room. */
const ABOVE_ROOM_DB = 8
const QUIETEST_VOICE_DB = -70

/**
 * Whether a moment is loud against its room: steady noise of any loudness is not.
 *
 * @returns takes samples from -1 to 1, in their order, a tenth of a second at a time, and how many
 *   milliseconds they are
 */
export function createLoudnessRule(): (samples: Float32Array, ms: number) => boolean {
  let moments: readonly (Moment & { readonly db: number })[] = []
  return (samples, ms) => {
    const db = decibels(samples)
    const room = Math.min(db, ...moments.map((moment) => moment.db))
    moments = lastOf([...moments, { db, ms }], ROOM_MS)
    return db >= QUIETEST_VOICE_DB && db - room >= ABOVE_ROOM_DB
  }
}

/** Of the root mean square, below full scale. */
function decibels(samples: Float32Array): number {
  let power = 0
  for (const sample of samples) power += sample * sample
  return 10 * Math.log10(power / (samples.length || 1) + 1e-9)
}

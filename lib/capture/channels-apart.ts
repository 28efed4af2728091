import { SAMPLE_RATE } from '../ambient/pcm.ts'

const MOMENT = SAMPLE_RATE / 10
/** Speech near its microphone is louder; the noise of a room is not. */
const HEARD_DB = -50
/** One's own microphone hears oneself so much louder than the other's does. */
const APART_DB = 9
const MOST_OF_THEM = 0.7
/** Of the moments that belong to one of the two, those of the quieter person. */
const LEAST_OF_EACH = 0.05

/**
 * Whether two channels are two microphones with a person each: whenever somebody speaks, one channel
 * is much louder, and each of the two is that one at times. Two ears of one microphone, or a channel
 * that is given twice, are one.
 *
 * @param left samples at 16 kHz, from -1 to 1; `right` as many
 */
export function channelsApart(left: Float32Array, right: Float32Array): boolean {
  let [heard, ofLeft, ofRight] = [0, 0, 0]
  for (let at = 0; at + MOMENT <= left.length; at += MOMENT) {
    const [a, b] = [left, right].map((one) => decibels(one.subarray(at, at + MOMENT)))
    if (a === undefined || b === undefined || Math.max(a, b) < HEARD_DB) continue
    heard += 1
    if (a - b >= APART_DB) ofLeft += 1
    if (b - a >= APART_DB) ofRight += 1
  }
  const apart = ofLeft + ofRight
  return apart > MOST_OF_THEM * heard && Math.min(ofLeft, ofRight) > LEAST_OF_EACH * apart
}

/**
 * Whether two channels are one that is given twice, as browsers do with a single microphone. Nothing
 * is known of silence.
 *
 * @param both samples of the two in turns
 */
export function isOneTwice(both: Float32Array): boolean {
  let isHeard = false
  for (let at = 0; at + 1 < both.length; at += 2) {
    if (both[at] !== both[at + 1]) return false
    isHeard ||= both[at] !== 0
  }
  return isHeard
}

/** Of the root mean square, below full scale. */
function decibels(samples: Float32Array): number {
  let power = 0
  for (const sample of samples) power += sample * sample
  return 10 * Math.log10(power / (samples.length || 1) + Number.EPSILON)
}

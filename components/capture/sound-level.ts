import { millisecondsOf } from '#lib/ambient/pcm.ts'

const BYTES = 2
/** The noise of a room and its microphone is louder than this; a microphone that is switched off is not. */
const SILENCE_DB = -75
const FLOOR_DB = -80
/** After so long without any sound the page asks whether the microphone is on (C1). */
const SILENT_MS = 10_000

/** How loud the samples are on a scale that is drawn, from 0 (nothing) to 1 (the loudest there is). */
export function soundLevel(samples: Float32Array): number {
  return Math.max(0, Math.min(1, 1 - decibels(samples) / FLOOR_DB))
}

/** Decibels below full scale, of the root mean square. */
function decibels(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / (samples.length || 1)
  return power > 0 ? Math.max(FLOOR_DB, 10 * Math.log10(power)) : FLOOR_DB
}

/** Tells a microphone that gives nothing: whether, with these samples, it was silent for ten seconds. */
export function createSilenceWatch(): (samples: Float32Array) => boolean {
  let silentMs = 0
  return (samples) => {
    const isSilent = decibels(samples) < SILENCE_DB
    silentMs = isSilent ? silentMs + millisecondsOf(samples.length * BYTES) : 0
    return silentMs >= SILENT_MS
  }
}

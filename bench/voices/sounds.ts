import { SAMPLE_RATE } from '#lib/ambient/pcm.ts'
import { seededChance } from '../audit/seeded-chance.ts'

// Sounds of a room in which nobody speaks, at 16 kHz, each as loud as asked: decibels below full
// scale, of its root mean square.

type Sound = (seconds: number) => Float32Array

const TAU = 2 * Math.PI

/** As loud as this, whatever it was. */
export function atLoudness(samples: Float32Array, db: number): Float32Array {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
  const gain = power > 0 ? 10 ** (db / 20) / Math.sqrt(power) : 0
  return samples.map((sample) => sample * gain)
}

/** Both at once; the shorter one is followed by nothing. */
export const together = (one: Float32Array, other: Float32Array): Float32Array =>
  one.map((sample, at) => sample + (other[at] ?? 0))

const made = (seconds: number, sampleAt: (at: number) => number): Float32Array =>
  Float32Array.from({ length: seconds * SAMPLE_RATE }, (_, at) => sampleAt(at))

/** Noise that falls by 3 dB an octave, as that of rooms (Kellet's filter, economy form). */
export const pinkNoise: Sound = (seconds) => {
  const chance = seededChance(11)
  const [poles, gains] = [
    [0.99765, 0.963, 0.57],
    [0.099046, 0.2965164, 1.0526913],
  ]
  const held = [0, 0, 0]
  return made(seconds, () => {
    const white = 2 * chance() - 1
    for (const [at, before] of held.entries()) {
      held[at] = before * (poles[at] ?? 0) + white * (gains[at] ?? 0)
    }
    return held.reduce((sum, one) => sum + one, white * 0.1848)
  })
}

/** A fan: the hum of its motor under its wind, two seconds on and two off. */
export const fan: Sound = (seconds) => {
  const wind = pinkNoise(seconds)
  return made(seconds, (at) => {
    const time = at / SAMPLE_RATE
    const isOn = time % 4 < 2
    const hum = Math.sin(TAU * 100 * time) + 0.5 * Math.sin(TAU * 200 * time)
    return isOn ? (wind[at] ?? 0) + 0.4 * hum : 0
  })
}

/** Somebody types: four short knocks a second, not evenly. */
export const keys: Sound = (seconds) => {
  const chance = seededChance(13)
  let sinceMs = 0
  let nextMs = 0
  let loud = 0
  return made(seconds, () => {
    sinceMs += 1_000 / SAMPLE_RATE
    if (sinceMs >= nextMs) {
      sinceMs = 0
      nextMs = 100 + 300 * chance()
      loud = 0.3 + 0.7 * chance()
    }
    return (2 * chance() - 1) * loud * Math.exp(-sinceMs / 8)
  })
}

/** A tune on something like a piano: two notes a second, each with its overtones. */
export const tune: Sound = (seconds) => {
  const chance = seededChance(17)
  const notes = Array.from(
    { length: seconds * 2 + 1 },
    () => 220 * 2 ** (Math.floor(chance() * 15) / 12),
  )
  return made(seconds, (at) => {
    const time = at / SAMPLE_RATE
    const note = notes[Math.floor(time * 2)] ?? 220
    const sinceNote = time % 0.5
    const overtones = [1, 0.5, 0.33, 0.2].map(
      (part, index) => part * Math.sin(TAU * note * (index + 1) * time),
    )
    return overtones.reduce((sum, one) => sum + one, 0) * Math.exp(-4 * sinceNote)
  })
}

/** A monitor: a beep of an eighth of a second, every second. */
export const monitor: Sound = (seconds) =>
  made(seconds, (at) => {
    const time = at / SAMPLE_RATE
    return time % 1 < 0.125 ? Math.sin(TAU * 880 * time) : 0
  })

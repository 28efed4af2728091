import { SAMPLE_RATE } from '#lib/ambient/pcm.ts'
import { interleaved } from '#lib/capture/sound-file.ts'

/** Zero crossings of the kernel on each side: more is a steeper filter, and more work. */
const CROSSINGS = 16
/** Of the new Nyquist frequency, so that the slope of the filter ends below it. */
const PASSED = 0.92

/**
 * Sound of a device at the rate of a recording, 16 kHz: low-pass and interpolation in one, by a
 * windowed sinc (Oppenheim and Schafer, Discrete-Time Signal Processing §4.6). What belongs to the
 * next output is kept for the next call, so pieces join without a seam.
 *
 * @param rate samples per second of the device, 48,000 or 44,100 as a rule
 */
export function createResampler(rate: number): (samples: Float32Array) => Float32Array {
  const divisor = greatestCommonDivisor(rate, SAMPLE_RATE)
  const [step, phases] = [rate / divisor, SAMPLE_RATE / divisor]
  const cutoff = PASSED * Math.min(1, SAMPLE_RATE / rate)
  const reach = Math.ceil(CROSSINGS / cutoff)
  const kernels = Array.from({ length: phases }, (_, phase) =>
    kernelOf(phase / phases, reach, cutoff),
  )
  // Silence before the first sample, so that the first output has its left side.
  let held: Float32Array = new Float32Array(reach)
  // Where the next output stands: behind `held[reach]`, in parts of a sample.
  let phase = 0

  return (samples) => {
    const all = new Float32Array(held.length + samples.length)
    all.set(held)
    all.set(samples, held.length)
    const given: number[] = []
    let at = 0
    while (at + 2 * reach + 1 < all.length) {
      given.push(weighed(all, at, kernels[phase]))
      phase += step
      at += Math.floor(phase / phases)
      phase %= phases
    }
    held = all.slice(at)
    return Float32Array.from(given)
  }
}

/** The same for two channels, whose samples come and go in turns. */
export function createResamplerOfTwo(rate: number): (both: Float32Array) => Float32Array {
  const channels = [createResampler(rate), createResampler(rate)] as const
  return (both) => {
    const tracks = channels.map((resample, channel) =>
      resample(
        Float32Array.from({ length: both.length / 2 }, (_, at) => both[2 * at + channel] ?? 0),
      ),
    )
    return interleaved(tracks, 0, tracks[0]?.length ?? 0)
  }
}

/** Weights of the samples from `reach` before to `reach + 1` behind a place between two of them. */
function kernelOf(fraction: number, reach: number, cutoff: number): Float32Array {
  const kernel = Float32Array.from({ length: 2 * reach + 2 }, (_, index) => {
    const distance = index - reach - fraction
    const window = 0.5 * (1 + Math.cos((Math.PI * distance) / (reach + 1)))
    return cutoff * sinc(cutoff * distance) * Math.max(0, window)
  })
  const sum = kernel.reduce((total, weight) => total + weight, 0)
  return kernel.map((weight) => weight / sum)
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))

function weighed(samples: Float32Array, from: number, kernel: Float32Array | undefined): number {
  let sum = 0
  kernel?.forEach((weight, index) => {
    sum += weight * (samples[from + index] ?? 0)
  })
  return sum
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b)

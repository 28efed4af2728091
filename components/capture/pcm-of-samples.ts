const BYTES = 2
const HIGHEST = 0x7fff
const LOWEST = 0x8000

/**
 * Samples as Web Audio gives them, from -1 to 1, as 16-bit little-endian PCM. What is louder is cut
 * off, and no number at all is silence.
 */
export function pcmOfSamples(samples: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(samples.length * BYTES))
  samples.forEach((sample, index) => {
    const inRange = Math.max(-1, Math.min(1, sample || 0))
    view.setInt16(index * BYTES, Math.round(inRange * (inRange < 0 ? LOWEST : HIGHEST)), true)
  })
  return new Uint8Array(view.buffer)
}

const BYTES = 2
const HIGHEST = 0x7fff
const LOWEST = 0x8000

/**
 * Samples as Web Audio gives them, from -1 to 1, as 16-bit little-endian PCM. What is louder is cut
 * off, and no number at all is silence.
 */
export function pcmOfSamples(samples: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(samples.length * BYTES))
  // By its index: an hour has 115 million of them, and a call for each takes seconds.
  for (let at = 0; at < samples.length; at += 1) {
    const inRange = Math.max(-1, Math.min(1, samples[at] || 0))
    view.setInt16(at * BYTES, Math.round(inRange * (inRange < 0 ? LOWEST : HIGHEST)), true)
  }
  return new Uint8Array(view.buffer)
}

/**
 * Parts sound into frames of one length, no sample lost or twice.
 * @returns takes the next samples, and gives the frames that are full with them
 */
export function createFramer(length: number): (samples: Float32Array) => readonly Float32Array[] {
  let rest = new Float32Array()
  return (samples) => {
    const sound = new Float32Array(rest.length + samples.length)
    sound.set(rest)
    sound.set(samples, rest.length)
    const full = Math.floor(sound.length / length)
    rest = sound.slice(full * length)
    return Array.from({ length: full }, (_, at) => sound.slice(at * length, (at + 1) * length))
  }
}

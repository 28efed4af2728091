/** A number in [0, 1), the next of a repeatable sequence. */
export type Chance = () => number

// FNV-1a, 32 bits.
const hashText = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

/**
 * A repeatable sequence for one purpose, e.g. `chance(7, 'marchetti', 'sodium')`.
 * Purposes do not disturb each other: a new lab row leaves every other row as it was (mulberry32).
 */
export function chance(seed: number, ...purpose: readonly string[]): Chance {
  let state = hashText(`${seed}/${purpose.join('/')}`)
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from `low` to `high`, both included. */
export const between = (next: Chance, low: number, high: number): number =>
  low + Math.floor(next() * (high - low + 1))

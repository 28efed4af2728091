import type { Random } from '#lib/kernel/random.ts'

/** Chance that counts: every token and uuid is new, of the right length, and known in advance. */
export function countingRandom(): Random {
  let count = 0
  return {
    token: (bytes) => String(++count).padStart(Math.ceil((bytes * 4) / 3), 't'),
    uuid: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
  }
}

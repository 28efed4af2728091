/** Consecutive numbers, both ends included. */
export type ChunkRange = readonly [first: number, last: number]

/**
 * Numbers as ranges, ascending and apart from each other: `[4, 0, 1, 2]` is `[[0, 2], [4, 4]]`.
 * @param numbers in any order, repetitions allowed
 */
export function chunkRanges(numbers: readonly number[]): readonly ChunkRange[] {
  const ranges: [number, number][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && number <= last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges
}

/** Those of the first `count` numbers, from 0, that are in none of the ranges. */
export function missingChunks(ranges: readonly ChunkRange[], count: number): readonly ChunkRange[] {
  const before = ranges.map(([first]) => first - 1)
  const after = [-1, ...ranges.map(([, last]) => last)]
  return after.flatMap((last, index): ChunkRange[] => {
    const gap: ChunkRange = [last + 1, Math.min(before[index] ?? count - 1, count - 1)]
    return gap[0] <= gap[1] ? [gap] : []
  })
}

/** One line of a comparison: in both, only in the old, only in the new. */
export type LineChange = {
  readonly kind: 'same' | 'removed' | 'added'
  readonly line: string
}

/** Pairs of indexes of equal lines, both ascending: a longest common subsequence. */
export function commonLines(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [before: number, after: number])[] {
  const lengths = commonLengths(before, after)
  const pairs: (readonly [number, number])[] = []
  let i = 0
  let j = 0
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) pairs.push([i++, j++])
    else if (at(lengths, i + 1, j) >= at(lengths, i, j + 1)) i++
    else j++
  }
  return pairs
}

/** The comparison of two texts, line by line, in reading order. */
export function lineDiff(before: readonly string[], after: readonly string[]): LineChange[] {
  const changes: LineChange[] = []
  let i = 0
  let j = 0
  for (const [beforeEnd, afterEnd] of [
    ...commonLines(before, after),
    [before.length, after.length] as const,
  ]) {
    for (const line of before.slice(i, beforeEnd)) changes.push({ kind: 'removed', line })
    for (const line of after.slice(j, afterEnd)) changes.push({ kind: 'added', line })
    const line = before[beforeEnd]
    if (line !== undefined) changes.push({ kind: 'same', line })
    i = beforeEnd + 1
    j = afterEnd + 1
  }
  return changes
}

/** lengths[i][j]: how many lines `before` from i and `after` from j have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = lengths[i]
      if (!row) continue
      row[j] =
        before[i] === after[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
    }
  }
  return lengths
}

const at = (lengths: readonly Uint16Array[], i: number, j: number): number => lengths[i]?.[j] ?? 0

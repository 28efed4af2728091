/** F1 in points of 100, as ACI-Bench publishes them. */
export type Rouge = { readonly r1: number; readonly r2: number; readonly rLsum: number }

/**
 * ROUGE of a candidate text against a reference (Lin 2004), scored as the published tables are:
 * lower case, everything but a–z and 0–9 a blank, no stemming, no stop words; Lsum is the union of
 * longest common subsequences over lines.
 */
export function rouge(candidate: string, reference: string): Rouge {
  const words = tokensOf(candidate)
  const referenceWords = tokensOf(reference)
  return {
    r1: overlapF1(words, referenceWords),
    r2: overlapF1(pairsOf(words), pairsOf(referenceWords)),
    rLsum: summaryF1(linesOf(candidate), linesOf(reference)),
  }
}

const tokensOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

const linesOf = (text: string): string[][] =>
  text
    .split('\n')
    .map(tokensOf)
    .filter(({ length }) => length > 0)

const pairsOf = (words: readonly string[]): string[] =>
  words.slice(1).map((word, index) => `${words[index]} ${word}`)

const f1 = (hits: number, candidate: number, reference: number): number =>
  hits === 0 ? 0 : (200 * hits) / (candidate + reference)

function overlapF1(candidate: readonly string[], reference: readonly string[]): number {
  const free = countsOf(candidate)
  const hits = reference.filter((word) => take(free, word)).length
  return f1(hits, candidate.length, reference.length)
}

/** Each line of the reference counts what any line of the candidate has in common with it, once. */
function summaryF1(candidate: readonly string[][], reference: readonly string[][]): number {
  const free = countsOf(candidate.flat())
  let hits = 0
  for (const line of reference) {
    const common = new Set(candidate.flatMap((other) => commonSubsequence(line, other)))
    for (const index of [...common].sort((a, b) => a - b)) if (take(free, line[index] ?? '')) hits++
  }
  return f1(hits, candidate.flat().length, reference.flat().length)
}

/** The indices in `line` of its longest common subsequence with `other`. */
function commonSubsequence(line: readonly string[], other: readonly string[]): number[] {
  const width = other.length + 1
  const lengths = new Uint16Array((line.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = 1; i <= line.length; i++)
    for (let j = 1; j <= other.length; j++)
      lengths[i * width + j] =
        line[i - 1] === other[j - 1] ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1))
  const indices: number[] = []
  let [i, j] = [line.length, other.length]
  while (i > 0 && j > 0) {
    if (line[i - 1] === other[j - 1]) {
      indices.push(--i)
      j--
    } else if (at(i, j - 1) > at(i - 1, j)) j--
    else i--
  }
  return indices
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function take(free: Map<string, number>, word: string): boolean {
  const left = free.get(word) ?? 0
  if (left > 0) free.set(word, left - 1)
  return left > 0
}
